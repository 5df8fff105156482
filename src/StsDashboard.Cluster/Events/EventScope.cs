using StsDashboard.Cluster.Watching;

namespace StsDashboard.Cluster.Events;

/// <summary>
/// Whether events may be read in one namespace, or in the cluster: found out at the start, and again now and then while
/// it is not so. Between, whatever is asked there tells.
/// </summary>
internal sealed class EventScope(string name, SourceReporter source, Random random)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    /// <summary>Of a cluster whose events may be read in some namespaces only, one refusal says nothing of the others.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);

    private DateTimeOffset _heardAt = DateTimeOffset.MinValue;

    /// <summary>The namespace; empty for the cluster.</summary>
    public string Name => name;

    /// <summary>When to ask whether events may be read; null while they may, or while that is being asked.</summary>
    public DateTimeOffset? ProbeDue { get; private set; } = DateTimeOffset.MinValue;

    public bool Covers(string @namespace) => name.Length == 0 || name == @namespace;

    public void Started() => source.Started();

    public void ProbeStarts() => ProbeDue = null;

    public void ClockWasSet()
    {
        _heardAt = DateTimeOffset.MinValue;
        ProbeDue = ProbeDue is null ? null : DateTimeOffset.MinValue;
    }

    /// <param name="objects">Objects whose events are held.</param>
    public void Heard(int objects, DateTimeOffset now)
    {
        _heardAt = now;
        ProbeDue = null;
        if (source.IsLive)
        {
            source.Heard(objects);
        }
        else
        {
            source.Live(objects);
        }
    }

    public void Refused(string error, DateTimeOffset now)
    {
        if (name.Length > 0 || !source.IsLive || now - _heardAt >= Trusted)
        {
            source.Refused(error);
        }
        ProbeDue = now + Spread();
    }

    public void Lost(string error, DateTimeOffset now)
    {
        source.Lost(error);
        ProbeDue = now + Spread();
    }

    private TimeSpan Spread() => Again * (0.75 + (0.5 * random.NextDouble()));
}
