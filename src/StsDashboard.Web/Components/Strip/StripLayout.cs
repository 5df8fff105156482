using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Words;

namespace StsDashboard.Web.Components.Strip;

/// <summary>Where everything on an ordinal strip goes. Pixels; the marks stand on a line, their ordinals below.</summary>
public sealed class StripLayout
{
    public const double MarkSize = 16;
    public const double Height = 35;

    private const double Left = 1;
    private const double Gap = 4;

    /// <summary>Extra room for the dotted line that ends the range.</summary>
    private const double RangeGap = 8;

    /// <summary>What a column of a table has room for.</summary>
    public const double Room = 218;

    /// <summary>A run's bar that is at least so wide says the state beside the count.</summary>
    private const double RoomForWords = 76;

    /// <summary>From the plainest to the tightest way to draw a strip; the first that fits is taken.</summary>
    private static readonly Folding[] Foldings =
    [
        new(int.MaxValue, 0, 0),
        new(4, RoomForWords, 108),
        new(4, 42, RoomForWords),
        new(3, 42, 42),
    ];

    private StripLayout(IReadOnlyList<StripItem> items, double? rangeEnd, double? partition, double width)
    {
        Items = items;
        RangeEnd = rangeEnd;
        Partition = partition;
        Width = width;
    }

    public IReadOnlyList<StripItem> Items { get; }

    /// <summary>Where the dotted upright line stands; null when nothing is out of range.</summary>
    public double? RangeEnd { get; }

    /// <summary>Where the partition's tick and flag stand; null when no partition holds anything.</summary>
    public double? Partition { get; }

    public double Width { get; }

    /// <summary>The strip in words, for those who do not see it: "0 to 40 ready, old revision; 41 terminating".</summary>
    public string AccessibleName => Items.Count == 0 ? "no ordinals" : string.Join("; ", Items.Select(Describe));

    /// <param name="inspection">The set.</param>
    /// <param name="room">Pixels there are. Runs of slots that are alike fold for it; slots that differ never do, and can need more.</param>
    public static StripLayout Of(SetInspection inspection, double room = Room)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        var runs = Runs(inspection.Slots);
        StripLayout? layout = null;
        foreach (var folding in Foldings)
        {
            layout = Place(inspection, runs, folding);
            if (layout.Width <= room)
            {
                break;
            }
        }
        return layout!;
    }

    private static StripLayout Place(SetInspection inspection, List<List<Slot>> runs, Folding folding)
    {
        var byPartition = inspection.Set.UpdateStrategy != "OnDelete";
        var items = new List<StripItem>();
        double x = Left;
        double? rangeEnd = null;
        double? partition = null;
        foreach (var run in runs.SelectMany(run => run.Count >= folding.ShortestRun ? [run] : run.Select(slot => new List<Slot> { slot })))
        {
            var first = run[0];
            var before = items.Count == 0 ? null : items[^1];
            if (byPartition && partition is null && before is { Held: true } && !first.Held)
            {
                partition = x;
                x += Gap;
            }
            if (!first.InRange && before is { InRange: true })
            {
                rangeEnd = x + 2;
                x += RangeGap;
            }
            var width = run.Count == 1 ? MarkSize : Math.Clamp(run.Count * 2, folding.Narrowest, folding.Widest);
            items.Add(new(first.Ordinal, run[^1].Ordinal, first.State, IsOld(first), first.Held, first.InRange, x, width) { HasWords = width >= RoomForWords });
            x += width + Gap;
        }
        if (byPartition && partition is null && items is [.., { Held: true }])
        {
            partition = x;
            x += Gap * 3;
        }
        return new(items, rangeEnd, partition, x - Gap);
    }

    /// <summary>The stretches under the held line: from and to, in pixels.</summary>
    public IEnumerable<(double From, double To)> HeldStretches()
    {
        double? from = null;
        double to = 0;
        foreach (var item in Items)
        {
            if (item.Held)
            {
                from ??= item.X;
                to = item.X + item.Width + Gap;
            }
            else if (from is { } start)
            {
                yield return (start, to);
                from = null;
            }
        }
        if (from is { } last)
        {
            yield return (last, to);
        }
    }

    /// <summary>Neighbours that are alike, together.</summary>
    private static List<List<Slot>> Runs(ValueList<Slot> slots)
    {
        var runs = new List<List<Slot>>();
        foreach (var slot in slots)
        {
            if (runs.Count > 0 && runs[^1] is var run && Alike(run[^1], slot))
            {
                run.Add(slot);
            }
            else
            {
                runs.Add([slot]);
            }
        }
        return runs;
    }

    private static bool Alike(Slot before, Slot slot) =>
        slot.Ordinal == before.Ordinal + 1
        && slot.State == before.State
        && slot.Updated == before.Updated
        && slot.Held == before.Held
        && slot.InRange == before.InRange;

    private static bool IsOld(Slot slot) => SlotWords.HasPod(slot.State) && !slot.Updated;

    private static string Describe(StripItem item)
    {
        var ordinals = item.IsRun ? $"{item.First} to {item.Last}" : $"{item.First}";
        return $"{ordinals} {SlotWords.Text(item.State)}{(item.Old ? ", old revision" : "")}{(item.Held ? ", held" : "")}";
    }

    /// <summary>How runs are drawn.</summary>
    /// <param name="ShortestRun">Shorter ones stay slot by slot.</param>
    /// <param name="Narrowest">Pixels; a longer run's bar is wider, up to the widest.</param>
    private sealed record Folding(int ShortestRun, double Narrowest, double Widest);
}
