using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Components.Dns;

/// <summary>Which names are listed. It lives in the page's address.</summary>
public sealed record DnsQuery
{
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>Null for all that do not match.</summary>
    public NameResult? Result { get; init; }

    public bool IsFiltered => Namespaces.Count > 0 || Text.Length > 0 || Result is not null;

    public static DnsQuery From(string[]? namespaces, string? text, string? result) => new()
    {
        Namespaces = [.. (namespaces ?? []).Distinct()],
        Text = text ?? "",
        Result = Enum.TryParse<NameResult>(result, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null,
    };

    public DnsQuery WithNamespace(string name) => this with
    {
        Namespaces = Namespaces.Contains(name) ? [.. Namespaces.Where(other => other != name)] : [.. Namespaces, name],
    };

    public DnsQuery WithResult(NameResult result) => this with { Result = Result == result ? null : result };

    public NameFilter ToFilter() => new(Namespaces.ToHashSet(), Result is { } result ? new HashSet<NameResult> { result } : [], Text);

    public string ToHref() => $"dns{ToQuery()}";

    /// <summary>The same names as a download or a document.</summary>
    /// <param name="format"><c>csv</c> or <c>json</c>.</param>
    public string ToExport(string format) => $"api/v1/dns/names{ToQuery() switch { "" => "?", var query => $"{query}&" }}format={format}";

    private string ToQuery()
    {
        var parts = Namespaces.Select(name => $"namespace={Uri.EscapeDataString(name)}").ToList();
        if (Text.Length > 0)
        {
            parts.Add($"q={Uri.EscapeDataString(Text)}");
        }
        if (Result is { } result)
        {
            parts.Add($"result={result}");
        }
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }
}
