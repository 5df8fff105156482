using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Findings;

/// <summary>A finding with a name of its own, by which a link can open it.</summary>
/// <param name="Key">Rule, set and object: <c>NET007/data/web/Pod/web-2</c>. It stays while the finding does.</param>
public sealed record FindingItem(string Key, Finding Finding)
{
    public static IReadOnlyList<FindingItem> Of(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var seen = new Dictionary<string, int>();
        var items = new List<FindingItem>(findings.Count);
        foreach (var finding in findings)
        {
            var key = $"{finding.Id}/{finding.Set}/{finding.Object.Kind}/{finding.Object.Name}";
            // A rule may find several things on one object; rows and links still have to tell them apart.
            var times = seen[key] = seen.GetValueOrDefault(key) + 1;
            items.Add(new(times == 1 ? key : $"{key}/{times}", finding));
        }
        return items;
    }
}
