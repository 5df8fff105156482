namespace StsDashboard.Domain.Identity;

/// <summary>
/// Claim names: <c>&lt;template&gt;-&lt;set&gt;-&lt;ordinal&gt;</c>
/// (pkg/controller/statefulset/stateful_set_utils.go, <c>getPersistentVolumeClaimName</c>).
/// </summary>
public static class ClaimNames
{
    public static string Of(string template, string setName, int ordinal) => $"{template}-{setName}-{ordinal}";

    /// <summary>
    /// The ordinal, or null when the claim's name is not one of that template and set. Only a known pair can be asked
    /// about: template <c>a-b</c> of set <c>c</c> and template <c>a</c> of set <c>b-c</c> give the same name.
    /// </summary>
    public static int? OrdinalOf(string template, string setName, string claim) =>
        claim.Length > template.Length && claim[template.Length] == '-' && claim.StartsWith(template, StringComparison.Ordinal)
            ? PodIdentity.OrdinalOf(setName, claim.AsSpan(template.Length + 1))
            : null;
}
