using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Identity;

/// <summary>
/// The ordinals a set asks for, <c>spec.ordinals.start</c> … start + replicas − 1. Nonsense the API would refuse
/// (negative values, ordinals beyond an int) is cut off, so that arithmetic on a range cannot overflow.
/// </summary>
public readonly record struct OrdinalRange
{
    private OrdinalRange(int start, int count)
    {
        Start = start;
        Count = count;
    }

    public int Start { get; }

    public int Count { get; }

    /// <summary>Below <see cref="Start"/> when the range is empty.</summary>
    public int Last => Start + Count - 1;

    public static OrdinalRange Of(StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var start = Math.Max(0, set.StartOrdinal);
        return new(start, Math.Clamp(set.Replicas, 0, int.MaxValue - start));
    }

    public bool Contains(int ordinal) => ordinal >= Start && ordinal <= Last;

    /// <summary>The ordinal's place in the range, which is what a partition counts.</summary>
    public int IndexOf(int ordinal) => ordinal - Start;
}
