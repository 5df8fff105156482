using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Web.Components.Findings;

/// <summary>All findings of one rule.</summary>
/// <param name="Worst">The severity of the worst of them.</param>
/// <param name="Sets">On how many sets.</param>
public sealed record FindingGroup(string Id, string Title, Severity Worst, int Sets, IReadOnlyList<Finding> Findings)
{
    /// <summary>Worst first, then by how many there are.</summary>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings) =>
    [
        .. from finding in findings
           group finding by finding.Id into rule
           let worst = rule.Min(finding => finding.Severity)
           let sets = rule.Select(finding => finding.Set).Distinct().Count()
           orderby worst, rule.Count() descending, rule.Key
           select new FindingGroup(rule.Key, RuleCatalog.Find(rule.Key)?.Title ?? "", worst, sets, [.. rule]),
    ];
}
