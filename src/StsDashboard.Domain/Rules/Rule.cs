using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules;

/// <summary>
/// One rule of the catalogue. Pure, and at home with absurd facts. What is not known (no permission, not listed yet) is
/// never a finding, and texts hold instants, never ages: a finding that stays the same compares equal.
/// </summary>
/// <param name="id">Stable: it never comes to mean anything else.</param>
/// <param name="title">A few words.</param>
/// <param name="severity">The severity of its findings, or the worst of them.</param>
/// <param name="explanation">What it means and why it matters.</param>
/// <param name="advice">What to do about it; a finding may say something more fitting.</param>
public abstract class Rule(string id, string title, Severity severity, string explanation, string advice)
{
    public string Id { get; } = id;

    /// <summary>What it is about, in a word: the folder it lies in, such as <c>Network</c>.</summary>
    public string Family => GetType().Namespace!.Split('.')[^1];

    public string Title { get; } = title;

    public Severity Severity { get; } = severity;

    public string Explanation { get; } = explanation;

    public string Advice { get; } = advice;

    /// <summary>
    /// Rules that, when they find something, make this one's finding superfluous: a missing Service explains missing names.
    /// A finding on one ordinal explains that ordinal only, one on the whole set explains all.
    /// </summary>
    public virtual ValueList<string> ExplainedBy => [];

    /// <summary>
    /// Findings on one set. What turns with time alone must turn at an instant that <see cref="SetInspection.LookAgainAt"/>
    /// knows of, for nobody looks in between.
    /// </summary>
    public abstract IEnumerable<Finding> Check(RuleSubject subject);

    /// <summary>Findings on a claim that no live set's inspection shows, because its set is gone.</summary>
    public virtual IEnumerable<Finding> CheckOrphan(OrphanedClaim orphan) => [];

    /// <summary>A finding on the set itself.</summary>
    protected Finding FoundOnSet(RuleSubject subject, string message, ValueList<string> evidence = default, string command = "", Severity? severity = null, string? advice = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return Found(subject, ObjectReference.To(subject.Set), message, evidence, command, null, severity, advice);
    }

    /// <param name="subject">The set it concerns.</param>
    /// <param name="about">The object with the fault.</param>
    /// <param name="message">What is the matter, in one sentence without its full stop.</param>
    /// <param name="evidence">What was seen, as short statements.</param>
    /// <param name="command">The exact command that helps; empty when none does.</param>
    /// <param name="ordinal">The ordinal it concerns; null for the whole set.</param>
    /// <param name="severity">When it differs from the rule's.</param>
    /// <param name="advice">When it differs from the rule's.</param>
    protected Finding Found(
        RuleSubject subject,
        ObjectReference about,
        string message,
        ValueList<string> evidence = default,
        string command = "",
        int? ordinal = null,
        Severity? severity = null,
        string? advice = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new(Id, severity ?? Severity, about, subject.Set.Key, message, evidence, advice ?? Advice, command, ordinal);
    }
}
