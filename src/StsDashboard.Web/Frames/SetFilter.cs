using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Frames;

/// <summary>Which sets are asked for; an empty list asks for all.</summary>
/// <param name="Text">Part of <c>namespace/name</c>, of the reason, of a node or of a finding, whatever the case.</param>
/// <param name="FaultsOnly">Only sets that are Blocked or Degraded.</param>
public sealed record SetFilter(
    IReadOnlySet<string> Namespaces,
    IReadOnlySet<Verdict> Verdicts,
    string Text,
    bool FaultsOnly)
{
    public bool Matches(SetInspection inspection)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        return (Namespaces.Count == 0 || Namespaces.Contains(inspection.Set.Namespace))
            && (Verdicts.Count == 0 || Verdicts.Contains(inspection.Verdict))
            && (!FaultsOnly || IsFault(inspection))
            && (Text.Length == 0 || Says(inspection, Text));
    }

    private static bool IsFault(SetInspection inspection) => inspection.Verdict is Verdict.Blocked or Verdict.Degraded;

    private static bool Says(SetInspection inspection, string text) =>
        Has(inspection.Key.ToString(), text)
        || Has(inspection.Reason, text)
        || inspection.Slots.Any(slot => slot.Pod is { } pod && Has(pod.Node, text))
        || inspection.Findings.Any(finding => Has(finding.Id, text) || Has(finding.Message, text));

    private static bool Has(string whole, string text) => whole.Contains(text, StringComparison.OrdinalIgnoreCase);
}
