using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Sets;

/// <summary>The figures above the table. What may not be known is left out of a sum.</summary>
public sealed record SetTotals(
    IReadOnlyDictionary<Verdict, int> ByVerdict,
    int PodsReady,
    int Pods,
    int NamesResolving,
    int NamesExpected,
    int Errors,
    int Warnings)
{
    public static SetTotals Of(IReadOnlyCollection<SetInspection> sets) => new(
        sets.CountBy(set => set.Verdict).ToDictionary(),
        sets.Sum(set => set.Counts.Ready ?? 0),
        sets.Where(set => set.Counts.Ready is not null).Sum(set => set.Counts.Replicas),
        sets.Sum(set => set.Counts.NamesResolving ?? 0),
        sets.Where(set => set.Counts.NamesResolving is not null).Sum(set => set.Counts.NamesExpected),
        sets.Sum(set => set.Findings.Count(finding => finding.Severity == Severity.Error)),
        sets.Sum(set => set.Findings.Count(finding => finding.Severity == Severity.Warning)));
}
