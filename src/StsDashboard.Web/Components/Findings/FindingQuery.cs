using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Components.Findings;

/// <summary>
/// Which findings are shown, how, and which one is open. It lives in the page's address; parameter names are those of the
/// REST API's list of findings.
/// </summary>
public sealed record FindingQuery
{
    /// <summary>Empty for all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Empty for any.</summary>
    public IReadOnlyList<Severity> Severities { get; init; } = [];

    /// <summary>Ids of rules; empty for all.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>One row per rule instead of one per finding.</summary>
    public bool ByRule { get; init; }

    /// <summary>The <see cref="FindingItem.Key"/> of the open finding, or the id of the open rule; empty for none.</summary>
    public string Open { get; init; } = "";

    public bool IsEverything => Namespaces.Count == 0 && Severities.Count == 0 && Rules.Count == 0 && Text.Length == 0;

    /// <summary>From the address. What cannot be understood is left out: an old link still opens.</summary>
    public static FindingQuery From(string[]? namespaces, string[]? severities, string[]? rules, string? text, string? group, string? open) => new()
    {
        Namespaces = [.. (namespaces ?? []).Distinct()],
        Severities = [.. (severities ?? []).Select(Parse).OfType<Severity>().Distinct()],
        Rules = [.. (rules ?? []).Distinct()],
        Text = text ?? "",
        ByRule = group == "rule",
        Open = open ?? "",
    };

    public FindingQuery WithNamespace(string name) => this with { Namespaces = Toggle(Namespaces, name) };

    public FindingQuery WithSeverity(Severity severity) => this with { Severities = Toggle(Severities, severity) };

    public FindingQuery WithRule(string id) => this with { Rules = Toggle(Rules, id) };

    public FindingQuery WithOpen(string key) => this with { Open = Open == key ? "" : key };

    /// <summary>The address of this view, relative to the page's base.</summary>
    public string ToHref() => Address("findings", [.. Filter(), .. View()]);

    /// <summary>The same findings from the REST API.</summary>
    /// <param name="format"><c>csv</c> or <c>json</c>.</param>
    public string ToExport(string format) => Address("api/v1/findings", [.. Filter(), .. format == "csv" ? ["format=csv"] : Array.Empty<string>()]);

    public IReadOnlyList<Finding> Apply(IEnumerable<Finding> findings) =>
        new FindingFilter(Namespaces.ToHashSet(), Severities.ToHashSet(), Rules.ToHashSet(), Text).Apply(findings);

    private IEnumerable<string> Filter() =>
    [
        .. Namespaces.Select(name => $"namespace={Uri.EscapeDataString(name)}"),
        .. Severities.Select(severity => $"severity={severity}"),
        .. Rules.Select(rule => $"rule={Uri.EscapeDataString(rule)}"),
        .. Text.Length > 0 ? [$"q={Uri.EscapeDataString(Text)}"] : Array.Empty<string>(),
    ];

    private IEnumerable<string> View()
    {
        if (ByRule)
        {
            yield return "group=rule";
        }
        if (Open.Length > 0)
        {
            yield return $"open={Uri.EscapeDataString(Open)}";
        }
    }

    private static string Address(string path, string[] parts) => parts.Length == 0 ? path : $"{path}?{string.Join('&', parts)}";

    private static Severity? Parse(string text) =>
        Enum.TryParse<Severity>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static IReadOnlyList<T> Toggle<T>(IReadOnlyList<T> chosen, T item) =>
        chosen.Contains(item) ? [.. chosen.Where(other => !other!.Equals(item))] : [.. chosen, item];
}
