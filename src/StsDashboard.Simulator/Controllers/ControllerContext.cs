using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>What every controller works with.</summary>
/// <param name="Store">Where it writes.</param>
/// <param name="View">What it reads: the store as of the last change handed out.</param>
/// <param name="Time">Its clock.</param>
/// <param name="Events">Where it tells what it did.</param>
/// <param name="Chance">What happens by chance, the same for the same seed.</param>
internal sealed record ControllerContext(ObjectStore Store, ClusterView View, TimeProvider Time, EventRecorder Events, SeededChance Chance)
{
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The instant as the API writes it, in whole seconds.</summary>
    public string Timestamp => Timestamps.Format(Now);
}
