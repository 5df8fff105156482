namespace StsDashboard.Simulator.Nodes;

/// <summary>How long the slow things of a cluster take.</summary>
public sealed record Timings
{
    /// <summary>Divides every duration; 10 makes pods start ten times as fast.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>From a pod's creation to the first try to schedule it.</summary>
    public DurationRange Schedule { get; init; } = new(0.02, 0.1);

    /// <summary>From a claim that may be provisioned to its volume.</summary>
    public DurationRange Provision { get; init; } = new(0.15, 0.6);

    /// <summary>From a claim's deletion to the end of its volume, where the reclaim policy says so.</summary>
    public DurationRange Reclaim { get; init; } = new(0.3, 1);

    /// <summary>From a larger request to a larger volume.</summary>
    public DurationRange Resize { get; init; } = new(2, 6);

    /// <summary>From binding to running containers.</summary>
    public DurationRange StartContainers { get; init; } = new(0.4, 1.4);

    /// <summary>From running to ready, for a container without a readiness probe.</summary>
    public DurationRange ReadyWithoutProbe { get; init; } = new(0.05, 0.1);

    /// <summary>From running to ready, when a readiness probe has to pass first.</summary>
    public DurationRange ReadyWithProbe { get; init; } = new(0.5, 2);

    /// <summary>From SIGTERM to the end of the containers.</summary>
    public DurationRange Stop { get; init; } = new(0.3, 1.2);

    /// <summary>How long a crashing container runs.</summary>
    public DurationRange RunBeforeCrash { get; init; } = new(1, 2.5);

    /// <summary>A duration in seconds, at this speed.</summary>
    internal TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds / Speed);
}
