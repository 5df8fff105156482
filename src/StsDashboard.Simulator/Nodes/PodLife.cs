namespace StsDashboard.Simulator.Nodes;

/// <summary>What the kubelet remembers of one pod.</summary>
internal sealed class PodLife
{
    /// <summary>When its containers start for the first time.</summary>
    public DateTimeOffset StartsAt { get; set; }

    public string? Ip { get; set; }

    /// <summary>Since when the containers run; null before, and while something holds them up.</summary>
    public DateTimeOffset? RunningSince { get; set; }

    /// <summary>When the readiness probe began to succeed again, after it had been failing.</summary>
    public DateTimeOffset? ProbePassesSince { get; set; }

    public bool ProbeFails { get; set; }

    /// <summary>When the container crashed, while it waits for its restart.</summary>
    public DateTimeOffset? CrashedAt { get; set; }

    /// <summary>When the run that ended in the last crash had begun.</summary>
    public DateTimeOffset? LastRunBegan { get; set; }

    public int Restarts { get; set; }

    /// <summary>When its containers will have stopped, once it is being deleted.</summary>
    public DateTimeOffset? StopsAt { get; set; }

    /// <summary>10 s, doubled for each crash, five minutes at most (pkg/kubelet, <c>MaxContainerBackOff</c>).</summary>
    public double BackOffSeconds => Math.Min(10 * Math.Pow(2, Math.Min(Restarts, 10)), 300);
}
