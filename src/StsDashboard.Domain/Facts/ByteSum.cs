namespace StsDashboard.Domain.Facts;

/// <summary>Adds up sizes that anybody may have typed: the sum ends where the numbers do, and negative sizes count nothing.</summary>
public static class ByteSum
{
    public static long SumOfBytes<T>(this IEnumerable<T> items, Func<T, long> bytes)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(bytes);
        return items.Aggregate(0L, (sum, item) => bytes(item) is var size && size <= long.MaxValue - sum ? sum + Math.Max(0, size) : long.MaxValue);
    }
}
