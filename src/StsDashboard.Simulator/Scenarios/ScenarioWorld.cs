using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Scenarios;

/// <summary>
/// A world in the making. Time stands still between its calls; moving it on lets the controllers do everything that
/// falls due on the way, each thing at its instant.
/// </summary>
public sealed class ScenarioWorld(ObjectStore objects, ControlPlane controllers, WorldClock clock, DateTimeOffset present)
    : ClusterEdits(objects, clock)
{
    /// <summary>Moves time to so long before the present.</summary>
    public void MoveTo(TimeSpan ago) => MoveTo(present - ago);

    /// <summary>Moves time on; for an instant that has passed already, only does what is due now.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        controllers.RunPending();
        while (controllers.NextDue is { } due && due <= instant)
        {
            if (due > clock.GetUtcNow())
                clock.StandAt(due);
            controllers.RunPending();
        }

        if (instant > clock.GetUtcNow())
            clock.StandAt(instant);
    }

    public void Wait(TimeSpan time) => MoveTo(clock.GetUtcNow() + time);
}
