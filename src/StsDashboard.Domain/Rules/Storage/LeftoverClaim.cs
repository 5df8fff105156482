using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Rules.Storage;

/// <summary>What findings on claims that nobody mounts have in common.</summary>
internal static class LeftoverClaim
{
    public static IEnumerable<string> Evidence(ClaimFact claim, VolumeFact? volume)
    {
        yield return $"{(claim.Capacity.Bytes > 0 ? claim.Capacity : claim.Requested)} of class {(string.IsNullOrEmpty(claim.StorageClass) ? "none" : claim.StorageClass)}";
        if (volume is not null)
        {
            yield return $"volume {volume.Name}, reclaim policy {volume.ReclaimPolicy}";
        }
        if (claim.UnusedSince is { } since)
        {
            yield return $"unused {Rules.Evidence.Since(since)}";
        }
    }

    public static string Delete(ClaimFact claim) => KubectlCommand.In(claim.Namespace, "delete", "pvc", claim.Name);
}
