namespace StsDashboard.Domain.Facts;

/// <summary>Looking things up in facts that stand in the order of their keys, as the groups of a <see cref="FactIndex{TGroup, T}"/> do.</summary>
internal static class FactLists
{
    /// <summary>Where the first fact stands whose key does not come before this one; the count when all do.</summary>
    public static int FirstNotBefore<T>(this IReadOnlyList<T> facts, ObjectKey key)
        where T : Fact
    {
        var (low, high) = (0, facts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = facts[middle].Key < key ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
