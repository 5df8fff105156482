using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Metrics;

/// <summary>The sets that get series of their own: all of them, or the worst <see cref="Limit"/>.</summary>
internal sealed class ListedSets(FrameFeed feed)
{
    /// <summary>With some eight series a set, this many make 4,000 lines a scrape: about what one node's exporter gives.</summary>
    public const int Limit = 500;

    private volatile Listing? _last;

    public IReadOnlyList<SetInspection> Now => Current.Sets;

    public int LeftOut
    {
        get
        {
            var listing = Current;
            return listing.Frame.Sets.Count - listing.Sets.Count;
        }
    }

    /// <summary>Every metric of a scrape asks for the same frame's sets, so they are chosen once.</summary>
    private Listing Current
    {
        get
        {
            var frame = feed.Current;
            return _last is { } last && ReferenceEquals(last.Frame, frame) ? last : _last = new Listing(frame, Choose(frame));
        }
    }

    private static List<SetInspection> Choose(Frame frame) => frame.Sets.Count <= Limit
        ? [.. frame.Sets.Values]
        : [.. frame.Sets.Values.OrderBy(set => set.Verdict).ThenBy(set => set.Key).Take(Limit)];

    private sealed record Listing(Frame Frame, List<SetInspection> Sets);
}
