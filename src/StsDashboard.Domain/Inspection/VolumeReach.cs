using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Which nodes a volume's node affinity lets its pod run on.</summary>
internal static class VolumeReach
{
    public static bool IsTied(VolumeFact volume) => !volume.Zones.IsEmpty || !volume.Hostnames.IsEmpty;

    public static bool Reaches(NodeFact node, VolumeFact volume) =>
        (volume.Zones.IsEmpty || volume.Zones.Contains(node.Zone))
        && (volume.Hostnames.IsEmpty || volume.Hostnames.Contains(node.Hostname));

    /// <summary><c>zone west and node node-1</c>.</summary>
    public static string Places(VolumeFact volume)
    {
        string[] places =
        [
            .. volume.Zones.IsEmpty ? Array.Empty<string>() : [$"zone {string.Join(" or ", (IEnumerable<string>)volume.Zones)}"],
            .. volume.Hostnames.IsEmpty ? Array.Empty<string>() : [$"node {string.Join(" or ", (IEnumerable<string>)volume.Hostnames)}"],
        ];
        return string.Join(" and ", places);
    }
}
