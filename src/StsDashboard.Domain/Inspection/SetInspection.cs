using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>All that is to be said of one set at one moment. Made by <c>SetInspector</c>, read by every screen and API.</summary>
public sealed record SetInspection
{
    public required StatefulSetFact Set { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>One line: why the verdict is what it is.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when it has been so, as far as the objects tell.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What the controller does or waits for, as a sentence.</summary>
    public required string Sentence { get; init; }

    public required ControllerOutlook Outlook { get; init; }

    /// <summary>
    /// Since when the controller's next step has been due, as far as we saw; null when it has nothing to do but wait.
    /// A step that stays due is one that fails: the objects do not tell, only its events do.
    /// </summary>
    public DateTimeOffset? DueSince { get; init; }

    /// <summary>
    /// No event from before this instant tells of <see cref="DueSince"/>'s step. Of a step that we saw come due that is
    /// about when; of one that was due when we first looked, as far back as the objects allow.
    /// </summary>
    public DateTimeOffset? DueNotBefore { get; init; }

    /// <summary>Since when the controller has not taken up the newest spec, as far as we saw; null when it has.</summary>
    public DateTimeOffset? UnobservedSince { get; init; }

    /// <summary>By ordinal.</summary>
    public required ValueList<Slot> Slots { get; init; }

    public required RolloutState Rollout { get; init; }

    public required GoverningService Service { get; init; }

    /// <summary>Budgets that select the set's pods.</summary>
    public ValueList<DisruptionBudgetFact> Budgets { get; init; }

    public ValueList<RevisionFact> Revisions { get; init; }

    public ValueList<Finding> Findings { get; init; }

    /// <summary>Kinds that may not be read here, so that what rests on them is unknown.</summary>
    public ValueList<SourceKind> Unreadable { get; init; }

    /// <summary>Objects whose events would tell a reason that nothing else tells; a few at most.</summary>
    public ValueList<EventSubject> ReasonsWanted { get; init; }

    /// <summary>When to look again although nothing changed (a <c>minReadySeconds</c> ends, a verdict turns with time); null for never.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    public required SetCounts Counts { get; init; }

    public ObjectKey Key => Set.Key;
}
