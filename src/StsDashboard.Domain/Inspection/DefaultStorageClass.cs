using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>The class that a claim without one gets.</summary>
internal static class DefaultStorageClass
{
    /// <summary>
    /// Of several defaults the youngest wins, then the name decides
    /// (pkg/volume/util/storageclass.go, <c>GetDefaultClass</c>). Null when there is none.
    /// </summary>
    public static StorageClassFact? Of(ClusterSnapshot snapshot) =>
        snapshot.StorageClasses
            .Where(storageClass => storageClass.IsDefault)
            .OrderByDescending(storageClass => storageClass.CreatedAt)
            .ThenBy(storageClass => storageClass.Name, StringComparer.Ordinal)
            .FirstOrDefault();
}
