using StsDashboard.Simulator.Nodes;

namespace StsDashboard.Simulator.Controllers;

/// <summary>What the simulated control plane and its nodes are told at the start.</summary>
public sealed record ControlPlaneOptions
{
    /// <summary>The same seed gives the same durations.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long scheduling, provisioning, starting and stopping take.</summary>
    public Timings Timings { get; init; } = new();
}
