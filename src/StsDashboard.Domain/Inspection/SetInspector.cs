using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Says all that is to be said of one set. Pure: the same snapshot and time give the same inspection.</summary>
public static class SetInspector
{
    public static SetInspection Inspect(ClusterSnapshot snapshot, StatefulSetFact set, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        throw new NotSupportedException($"{set.Key} {now}");
    }
}
