using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Nodes;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Scenarios;

namespace StsDashboard.Simulator.Tests.Controllers;

/// <summary>A store and its controllers whose time moves only when told to: no threads, no waiting, always the same.</summary>
internal sealed class SteppedCluster : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>As in the recorded clusters: pods are up a good second after their creation, and gone 0.3 s after their deletion.</summary>
    private static readonly Timings RecordedTimings = new()
    {
        Schedule = new(0.01, 0.01),
        Provision = new(1, 1),
        StartContainers = new(0.2, 0.2),
        ReadyWithoutProbe = new(0.05, 0.05),
        Stop = new(0.3, 0.3),
    };

    public SteppedCluster()
    {
        Clock = new WorldClock(TimeProvider.System);
        Clock.StandAt(Start);
        Objects = new ObjectStore(Clock);
        Plane = new ControlPlane(Objects, new ControlPlaneOptions { Timings = RecordedTimings }, Clock, NullLoggerFactory.Instance);
        World = new ScenarioWorld(Objects, Plane, Clock, Start);
        ScenarioCatalog.Find("empty").Build(World, 1);
    }

    public WorldClock Clock { get; }

    public ObjectStore Objects { get; }

    public ControlPlane Plane { get; }

    public ScenarioWorld World { get; }

    /// <summary>Moves to so many seconds after the start.</summary>
    public void MoveTo(double seconds) => World.MoveTo(Start.AddSeconds(seconds));

    public ValueTask DisposeAsync() => Plane.DisposeAsync();
}
