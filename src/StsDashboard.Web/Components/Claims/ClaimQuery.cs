using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Claims;

/// <summary>Which orphaned claims are shown, and which one is open. It lives in the page's address.</summary>
public sealed record ClaimQuery
{
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    public string Text { get; init; } = "";

    public OrphanClass? Class { get; init; }

    /// <summary>The claim whose details are open, as <c>namespace/name</c>; empty for none.</summary>
    public string Open { get; init; } = "";

    public static ClaimQuery From(string[]? namespaces, string? text, string? orphanClass, string? open) => new()
    {
        Namespaces = [.. (namespaces ?? []).Distinct()],
        Text = text ?? "",
        Class = Enum.TryParse<OrphanClass>(orphanClass, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null,
        Open = open ?? "",
    };

    public ClaimQuery WithNamespace(string name) => this with
    {
        Namespaces = Namespaces.Contains(name) ? [.. Namespaces.Where(other => other != name)] : [.. Namespaces, name],
    };

    public string ToHref()
    {
        var parts = new List<string>();
        parts.AddRange(Namespaces.Select(name => $"namespace={Uri.EscapeDataString(name)}"));
        if (Text.Length > 0)
        {
            parts.Add($"q={Uri.EscapeDataString(Text)}");
        }
        if (Class is { } orphanClass)
        {
            parts.Add($"class={orphanClass}");
        }
        if (Open.Length > 0)
        {
            parts.Add($"open={Uri.EscapeDataString(Open)}");
        }
        return parts.Count == 0 ? "claims" : $"claims?{string.Join('&', parts)}";
    }

    public IReadOnlyList<OrphanedClaim> Apply(IEnumerable<OrphanedClaim> claims) =>
        [.. claims.Where(Includes).OrderBy(claim => claim.Class).ThenBy(claim => claim.Claim.Namespace, StringComparer.Ordinal)
            .ThenBy(claim => claim.SetName, StringComparer.Ordinal).ThenBy(claim => claim.Template, StringComparer.Ordinal)
            .ThenBy(claim => claim.Ordinal).ThenBy(claim => claim.Claim.Name, StringComparer.Ordinal)];

    private bool Includes(OrphanedClaim claim) =>
        (Namespaces.Count == 0 || Namespaces.Contains(claim.Claim.Namespace))
        && (Class is null || Class == claim.Class)
        && (Text.Length == 0 || Has(claim.Claim.Key.ToString()) || Has(claim.SetName) || Has(claim.Claim.StorageClass ?? ""));

    private bool Has(string whole) => whole.Contains(Text, StringComparison.OrdinalIgnoreCase);
}
