using System.Runtime.CompilerServices;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Live;

/// <summary>What differs between two frames, found out once for all readers that go from the one to the other.</summary>
public sealed class FrameChange
{
    // An entry goes with either of its frames: neither is kept for the sake of the other.
    private static readonly ConditionalWeakTable<Frame, ConditionalWeakTable<Frame, FrameChange>> Found = [];

    private readonly FrameMessage _outline;
    private readonly Lazy<FrameMessage> _message;
    private readonly bool _sourcesChanged;

    private FrameChange(Frame before, Frame after)
    {
        _outline = FrameMessage.Of(FrameMessage.Delta, after);
        _sourcesChanged = before.Sources != after.Sources;
        (Changed, Removed) = Compare(before, after);
        var previous = before.Version;
        _message = new(() => Describe(previous, Changed, Removed));
    }

    /// <summary>New sets among them, as they are now.</summary>
    private IReadOnlyList<SetInspection> Changed { get; }

    /// <summary>As they were.</summary>
    private IReadOnlyList<SetInspection> Removed { get; }

    public static FrameChange Between(Frame before, Frame after) =>
        Found.GetOrCreateValue(after).GetValue(before, earlier => new(earlier, after));

    /// <summary>The delta for a reader of all sets that was sent the earlier frame: one instance for all of them; null when nothing differs.</summary>
    public FrameMessage? ForAll() => Changed.Count == 0 && Removed.Count == 0 && !_sourcesChanged ? null : _message.Value;

    /// <summary>The delta for one reader; null when there is nothing in it.</summary>
    /// <param name="previous">The version it was sent last.</param>
    /// <param name="isWanted">Whether it asked for a set.</param>
    public FrameMessage? For(long previous, Func<SetInspection, bool> isWanted)
    {
        var (changed, removed) = (Changed.Where(isWanted).ToList(), Removed.Where(isWanted).ToList());
        return changed.Count == 0 && removed.Count == 0 && !_sourcesChanged ? null : Describe(previous, changed, removed);
    }

    /// <summary>
    /// One walk through both, for they are in the same order: looking every set up would cost more than all else about a frame.
    /// </summary>
    private static (IReadOnlyList<SetInspection> Changed, IReadOnlyList<SetInspection> Removed) Compare(Frame before, Frame after)
    {
        var (changed, removed) = (new List<SetInspection>(), new List<SetInspection>());
        using var earlier = before.Sets.Values.GetEnumerator();
        using var later = after.Sets.Values.GetEnumerator();
        var (hasEarlier, hasLater) = (earlier.MoveNext(), later.MoveNext());
        while (hasEarlier || hasLater)
        {
            // What did not change is the same instance from frame to frame.
            var isSame = hasEarlier && hasLater && ReferenceEquals(earlier.Current, later.Current);
            var order = isSame ? 0 : !hasEarlier ? 1 : !hasLater ? -1 : earlier.Current.Key.CompareTo(later.Current.Key);
            if (order < 0)
            {
                removed.Add(earlier.Current);
            }
            else if (!isSame)
            {
                changed.Add(later.Current);
            }
            hasEarlier = order <= 0 ? earlier.MoveNext() : hasEarlier;
            hasLater = order >= 0 ? later.MoveNext() : hasLater;
        }
        return (changed, removed);
    }

    private FrameMessage Describe(long previous, IEnumerable<SetInspection> changed, IEnumerable<SetInspection> removed) => _outline with
    {
        Previous = previous,
        Changed = [.. changed.Select(set => set.ToSummary())],
        Removed = [.. removed.Select(set => new SetReference(set.Key.Namespace, set.Key.Name))],
    };
}
