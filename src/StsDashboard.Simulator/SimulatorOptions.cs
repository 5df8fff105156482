namespace StsDashboard.Simulator;

/// <summary>What a simulated cluster is told at the start.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The world to start with: a name of <see cref="Scenarios.ScenarioCatalog.Names"/>.</summary>
    public string Scenario { get; init; } = "showcase";

    /// <summary>The same seed gives the same world.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Port of the API server on 127.0.0.1; 0 for a free one.</summary>
    public int ApiPort { get; init; }

    /// <summary>Port of the DNS server on 127.0.0.1, UDP and TCP; 0 for a free one.</summary>
    public int DnsPort { get; init; }

    /// <summary>Divides the time that pods and volumes take; 10 makes them start ten times as fast.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The cluster's domain, as its DNS answers for it.</summary>
    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>False leaves the world alone after the start: nothing happens that nobody asks for.</summary>
    public bool Lively { get; init; } = true;
}
