using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Web.Components.Rules;

/// <summary>Which rules of the catalogue are shown. It lives in the page's address.</summary>
public sealed record RuleQuery
{
    public string Text { get; init; } = "";

    public Severity? Severity { get; init; }

    /// <summary>Only rules that find something now.</summary>
    public bool FindingOnly { get; init; }

    public bool IsEverything => this == new RuleQuery();

    public static RuleQuery From(string? text, string? severity, string? found) => new()
    {
        Text = text ?? "",
        Severity = Enum.TryParse<Severity>(severity, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null,
        FindingOnly = found == "true",
    };

    public string ToHref()
    {
        var parts = new List<string>();
        if (Text.Length > 0)
        {
            parts.Add($"q={Uri.EscapeDataString(Text)}");
        }
        if (Severity is { } severity)
        {
            parts.Add($"severity={severity}");
        }
        if (FindingOnly)
        {
            parts.Add("found=true");
        }
        return parts.Count == 0 ? "rules" : $"rules?{string.Join('&', parts)}";
    }

    /// <param name="rules">The catalogue.</param>
    /// <param name="findings">How many findings each rule has now, by id.</param>
    public IReadOnlyList<Rule> Apply(IEnumerable<Rule> rules, IReadOnlyDictionary<string, int> findings) =>
    [
        .. from rule in rules
           where Severity is null || Severity == rule.Severity
           where !FindingOnly || findings.GetValueOrDefault(rule.Id) > 0
           where Text.Length == 0 || Has(rule.Id) || Has(rule.Title) || Has(rule.Explanation) || Has(rule.Advice)
           select rule,
    ];

    private bool Has(string whole) => whole.Contains(Text, StringComparison.OrdinalIgnoreCase);
}
