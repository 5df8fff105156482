using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>How many of a set's members are ready, and how few at the worst. Members are the ordinals in range before and after.</summary>
internal sealed class ReadyWatch
{
    private readonly OrdinalRange _before;
    private readonly OrdinalRange _after;
    private int _ready;

    public ReadyWatch(OrdinalRange before, PodsByOrdinal pods)
    {
        _before = before;
        _after = pods.Range;
        Members = Math.Min(before.Count, pods.Range.Count);
        ReadyNow = Least = _ready = pods.InRange.Count(entry => before.Contains(entry.Key) && entry.Value is { IsRunningAndReady: true, IsTerminating: false });
    }

    public int Members { get; }

    public int ReadyNow { get; }

    public int Least { get; private set; }

    /// <summary>The fewest members that are more than half of them.</summary>
    public int Majority => Members / 2 + 1;

    public void ReadyPodGoes(int ordinal)
    {
        if (IsMember(ordinal))
        {
            Least = Math.Min(Least, --_ready);
        }
    }

    public void PodReady(int ordinal)
    {
        if (IsMember(ordinal))
        {
            _ready++;
        }
    }

    private bool IsMember(int ordinal) => _before.Contains(ordinal) && _after.Contains(ordinal);
}
