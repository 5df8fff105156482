namespace StsDashboard.Domain.Facts;

/// <summary>Makes <see cref="ValueList{T}"/>s: from a collection expression, or from any sequence.</summary>
public static class ValueList
{
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new ValueList<T>(items.ToArray());

    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items)
    {
        var array = items.ToArray();
        return array.Length == 0 ? default : new ValueList<T>(array);
    }
}
