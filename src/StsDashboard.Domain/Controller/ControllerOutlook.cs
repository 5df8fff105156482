using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Controller;

/// <summary>What the controller does with a set as it stands.</summary>
/// <param name="Next">What it does now, in order; a single <see cref="ControllerAction.Wait"/> or <see cref="ControllerAction.None"/> when it does nothing.</param>
/// <param name="Then">When <see cref="Next"/> is a wait: what it does as soon as the wait is over.</param>
public sealed record ControllerOutlook(ValueList<ControllerStep> Next, ValueList<ControllerStep> Then)
{
    /// <summary>The wait, when that is all there is to do.</summary>
    public ControllerStep? WaitingFor => Next is [{ Action: ControllerAction.Wait } wait] ? wait : null;
}
