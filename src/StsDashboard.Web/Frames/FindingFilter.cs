using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Frames;

/// <summary>Which findings are asked for; an empty list asks for all.</summary>
/// <param name="Rules">Ids of rules.</param>
/// <param name="Text">Part of the rule's id, the message, the evidence, the set's <c>namespace/name</c> or the object's name, whatever the case.</param>
public sealed record FindingFilter(
    IReadOnlySet<string> Namespaces,
    IReadOnlySet<Severity> Severities,
    IReadOnlySet<string> Rules,
    string Text)
{
    /// <summary>Those that fit, worst first, then by set and rule.</summary>
    public IReadOnlyList<Finding> Apply(IEnumerable<Finding> findings) =>
    [
        .. from finding in findings
           where Matches(finding)
           orderby finding.Severity, finding.Set, finding.Id, finding.Ordinal
           select finding,
    ];

    private bool Matches(Finding finding) =>
        (Namespaces.Count == 0 || Namespaces.Contains(finding.Set.Namespace))
        && (Severities.Count == 0 || Severities.Contains(finding.Severity))
        && (Rules.Count == 0 || Rules.Contains(finding.Id))
        && (Text.Length == 0 || Says(finding));

    private bool Says(Finding finding) =>
        Has(finding.Id) || Has(finding.Message) || Has(finding.Set.ToString()) || Has(finding.Object.Name) || finding.Evidence.Any(Has);

    private bool Has(string whole) => whole.Contains(Text, StringComparison.OrdinalIgnoreCase);
}
