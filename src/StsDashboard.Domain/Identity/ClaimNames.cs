namespace StsDashboard.Domain.Identity;

/// <summary>
/// Claim names: <c>&lt;template&gt;-&lt;set&gt;-&lt;ordinal&gt;</c>
/// (pkg/controller/statefulset/stateful_set_utils.go, <c>getPersistentVolumeClaimName</c>).
/// </summary>
public static class ClaimNames
{
    public static string Of(string template, string setName, int ordinal) => $"{template}-{setName}-{ordinal}";
}
