using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Components.Sets;

/// <summary>
/// Which sets are shown, and in which order. It lives in the page's address and nowhere else, so that a link or a reload
/// shows the same; parameter names are those of the REST API's list of sets.
/// </summary>
public sealed record SetQuery
{
    /// <summary>Empty for all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>Empty for any.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>Only sets that are blocked or degraded.</summary>
    public bool FaultsOnly { get; init; }

    public SetOrder Order { get; init; } = SetOrder.Worst;

    public bool IsEverything => Namespaces.Count == 0 && Text.Length == 0 && Verdicts.Count == 0 && !FaultsOnly;

    /// <summary>From the address. What cannot be understood is left out: an old link still opens.</summary>
    public static SetQuery From(string[]? namespaces, string? text, string[]? verdicts, string? faults, string? order) => new()
    {
        Namespaces = [.. (namespaces ?? []).Distinct()],
        Text = text ?? "",
        Verdicts = [.. (verdicts ?? []).Select(Parse<Verdict>).OfType<Verdict>().Distinct()],
        FaultsOnly = faults == "true",
        Order = Parse<SetOrder>(order) ?? SetOrder.Worst,
    };

    public SetQuery WithNamespace(string name) => this with { Namespaces = Toggle(Namespaces, name) };

    public SetQuery WithVerdict(Verdict verdict) => this with { Verdicts = Toggle(Verdicts, verdict) };

    /// <summary>The address of this view, relative to the page's base.</summary>
    public string ToHref()
    {
        var parts = new List<string>();
        parts.AddRange(Namespaces.Select(name => $"namespace={Uri.EscapeDataString(name)}"));
        if (Text.Length > 0)
        {
            parts.Add($"q={Uri.EscapeDataString(Text)}");
        }
        parts.AddRange(Verdicts.Select(verdict => $"verdict={verdict}"));
        if (FaultsOnly)
        {
            parts.Add("faults=true");
        }
        if (Order != SetOrder.Worst)
        {
            parts.Add($"sort={Order.ToString().ToLowerInvariant()}");
        }
        return parts.Count == 0 ? "./" : $"./?{string.Join('&', parts)}";
    }

    public IReadOnlyList<SetInspection> Apply(IEnumerable<SetInspection> sets)
    {
        var filter = new SetFilter(Namespaces.ToHashSet(), Verdicts.ToHashSet(), Text, FaultsOnly);
        var shown = sets.Where(filter.Matches);
        // OrderBy is stable and the frame gives the sets by namespace and name, which thus decides between equals.
        return Order switch
        {
            SetOrder.Name => [.. shown],
            SetOrder.Newest => [.. shown.OrderByDescending(set => set.Set.CreatedAt)],
            SetOrder.Oldest => [.. shown.OrderBy(set => set.Set.CreatedAt)],
            _ => [.. shown.OrderBy(set => set.Verdict)],
        };
    }

    private static T? Parse<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static IReadOnlyList<T> Toggle<T>(IReadOnlyList<T> chosen, T item) =>
        chosen.Contains(item) ? [.. chosen.Where(other => !other!.Equals(item))] : [.. chosen, item];
}
