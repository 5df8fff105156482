using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Sets;

/// <summary>The figures above the table. What may not be known is left out of a sum.</summary>
/// <param name="ByVerdict">How many sets each verdict has, in the verdicts' order.</param>
public sealed record SetTotals(
    ValueList<int> ByVerdict,
    int PodsReady,
    int Pods,
    int NamesResolving,
    int NamesExpected,
    int Errors,
    int Warnings)
{
    public int Count(Verdict verdict) => ByVerdict[Array.IndexOf(Enum.GetValues<Verdict>(), verdict)];

    public static SetTotals Of(IReadOnlyCollection<SetInspection> sets) => new(
        Enum.GetValues<Verdict>().Select(verdict => sets.Count(set => set.Verdict == verdict)).ToValueList(),
        sets.Sum(set => set.Counts.Ready ?? 0),
        sets.Where(set => set.Counts.Ready is not null).Sum(set => set.Counts.Replicas),
        sets.Sum(set => set.Counts.NamesResolving ?? 0),
        sets.Where(set => set.Counts.NamesResolving is not null).Sum(set => set.Counts.NamesExpected),
        sets.Sum(set => set.Findings.Count(finding => finding.Severity == Severity.Error)),
        sets.Sum(set => set.Findings.Count(finding => finding.Severity == Severity.Warning)));
}
