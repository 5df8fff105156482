using System.Collections;
using System.Runtime.CompilerServices;

namespace StsDashboard.Domain.Facts;

/// <summary>
/// An immutable hash table whose successor shares with it all but what changed: rows of cells, as many of the one as of the
/// other, and in a cell the entry whose hash says so, or the few that share it.
/// </summary>
/// <remarks>
/// Looking something up takes two steps through memory, where the binary tree of an <c>ImmutableDictionary</c> takes one for
/// each doubling of its size, most of them to where the processor has not been for long, and keeps a node for each entry.
/// </remarks>
internal sealed class WideTable<TKey, TEntry> : IReadOnlyCollection<TEntry>
    where TKey : notnull, IEquatable<TKey>
    where TEntry : class, IKeyed<TKey>
{
    private const int SmallestWidth = 8;

    /// <summary>With more entries than this for each cell, there come to be more cells.</summary>
    private const int MostPerCell = 2;

    private readonly object?[]?[] _rows;

    private WideTable(object?[]?[] rows, int count)
    {
        _rows = rows;
        Count = count;
    }

    public static WideTable<TKey, TEntry> Empty { get; } = new(new object?[]?[SmallestWidth], 0);

    public int Count { get; }

    public TEntry? Find(TKey key)
    {
        var (row, place) = PlaceOf(key, _rows.Length);
        var cell = _rows[row]?[place];
        if (cell is Several several)
        {
            foreach (var entry in several.Entries)
            {
                if (entry.Key.Equals(key))
                {
                    return entry;
                }
            }
            return null;
        }
        // What is not several is one: to ask whether it is takes as long as all the rest.
        var only = Unsafe.As<TEntry?>(cell);
        return only is not null && only.Key.Equals(key) ? only : null;
    }

    /// <summary>The table after all these edits, of which a later one of the same key counts; a null drops what the key stands for.</summary>
    public WideTable<TKey, TEntry> With(IEnumerable<KeyValuePair<TKey, TEntry?>> edits)
    {
        var rows = (object?[]?[])_rows.Clone();
        var count = Count;
        foreach (var (key, entry) in edits)
        {
            var (row, place) = PlaceOf(key, rows.Length);
            if (rows[row] == _rows[row])
            {
                rows[row] = (object?[]?)_rows[row]?.Clone() ?? new object?[rows.Length];
            }
            ref var cell = ref rows[row]![place];
            var before = cell;
            cell = Edited(before, key, entry);
            count += CountOf(cell) - CountOf(before);
        }
        var edited = new WideTable<TKey, TEntry>(rows, count);
        return count <= MostPerCell * rows.Length * rows.Length ? edited : edited.Widened();
    }

    public IEnumerator<TEntry> GetEnumerator()
    {
        foreach (var row in _rows)
        {
            foreach (var cell in row ?? [])
            {
                if (cell is TEntry only)
                {
                    yield return only;
                }
                foreach (var entry in (cell as Several)?.Entries ?? [])
                {
                    yield return entry;
                }
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Of many bits of the hash: those of one end for the row, of the other for the cell.</summary>
    private static (int Row, int Cell) PlaceOf(TKey key, int width)
    {
        var hash = (uint)key.GetHashCode();
        return ((int)((hash >> 16) & (width - 1)), (int)(hash & (width - 1)));
    }

    private static object? Edited(object? cell, TKey key, TEntry? entry)
    {
        TEntry[] others = cell switch
        {
            TEntry only => only.Key.Equals(key) ? [] : [only],
            Several several => Array.FindAll(several.Entries, other => !other.Key.Equals(key)),
            _ => [],
        };
        TEntry[] all = entry is null ? others : [.. others, entry];
        return all switch
        {
            [] => null,
            [var only] => only,
            _ => new Several(all),
        };
    }

    private static int CountOf(object? cell) => cell switch
    {
        null => 0,
        Several several => several.Entries.Length,
        _ => 1,
    };

    /// <summary>It stays wide when it empties: a cluster that was large once will be so again.</summary>
    private WideTable<TKey, TEntry> Widened()
    {
        var width = _rows.Length;
        while (Count > MostPerCell * width * width)
        {
            width *= 2;
        }
        return new WideTable<TKey, TEntry>(new object?[]?[width], 0).With(this.Select(entry => KeyValuePair.Create(entry.Key, (TEntry?)entry)));
    }

    /// <summary>What shares a cell. Not a bare array: telling one from an entry takes longer than all the rest.</summary>
    private sealed record Several(TEntry[] Entries);
}
