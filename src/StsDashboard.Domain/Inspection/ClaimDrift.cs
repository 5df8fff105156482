using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>
/// How a claim differs from its template. Templates cannot be changed, but claims can be resized one by one, and a set
/// can be recreated with other templates over the claims of the old.
/// </summary>
internal static class ClaimDrift
{
    public static ValueList<string> Of(ClusterSnapshot snapshot, ClaimFact claim, ClaimTemplate template) =>
        (Size(claim, template), Class(snapshot, claim, template), AccessModes(claim, template)) switch
        {
            (null, null, null) => [],
            var (size, storageClass, modes) => new[] { size, storageClass, modes }.OfType<string>().ToValueList(),
        };

    private static string? Size(ClaimFact claim, ClaimTemplate template) =>
        claim.Requested.Bytes == template.Requested.Bytes ? null : $"size {claim.Requested}, template {template.Requested}";

    private static string? Class(ClusterSnapshot snapshot, ClaimFact claim, ClaimTemplate template)
    {
        // Without a class in the template any class is right when it was the default then; that of now is all we know.
        var wanted = template.StorageClass ?? DefaultStorageClass.Of(snapshot)?.Name;
        var differs = template.StorageClass is null
            ? wanted is not null && claim.StorageClass is not null && claim.StorageClass != wanted
            : claim.StorageClass != wanted;
        return !differs ? null
            : template.StorageClass is null ? $"class {Word(claim.StorageClass)}, the default is {wanted}"
            : $"class {Word(claim.StorageClass)}, template {Word(wanted)}";
    }

    private static string Word(string? storageClass) => string.IsNullOrEmpty(storageClass) ? "none" : storageClass;

    private static string? AccessModes(ClaimFact claim, ClaimTemplate template) =>
        claim.AccessModes == template.AccessModes || claim.AccessModes.ToHashSet().SetEquals(template.AccessModes)
            ? null
            : $"access {string.Join('+', (IEnumerable<string>)claim.AccessModes)}, template {string.Join('+', (IEnumerable<string>)template.AccessModes)}";
}
