using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>The class that a claim without one gets.</summary>
internal static class DefaultStorageClass
{
    /// <summary>
    /// Of several defaults the youngest wins, then the name decides
    /// (pkg/volume/util/storageclass.go, <c>GetDefaultClass</c>). Null when there is none.
    /// </summary>
    public static StorageClassFact? Of(ClusterSnapshot snapshot)
    {
        StorageClassFact? best = null;
        foreach (var storageClass in snapshot.StorageClasses)
        {
            if (storageClass.IsDefault && (best is null || GoesBefore(storageClass, best)))
            {
                best = storageClass;
            }
        }
        return best;
    }

    private static bool GoesBefore(StorageClassFact one, StorageClassFact other) =>
        one.CreatedAt > other.CreatedAt || (one.CreatedAt == other.CreatedAt && string.CompareOrdinal(one.Name, other.Name) < 0);
}
