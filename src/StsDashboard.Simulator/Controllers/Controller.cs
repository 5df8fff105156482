using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// One controller: hears of every change, notes which objects it has to look at, and looks at them one at a time. It
/// decides from what is, never from the change itself, so that changes may be missed or come together.
/// </summary>
internal abstract class Controller(ControllerContext context)
{
    public WorkQueue Queue { get; } = new(context.Time);

    protected ControllerContext Context { get; } = context;

    protected ObjectStore Store => Context.Store;

    protected ClusterView View => Context.View;

    /// <summary>Notes what has to be looked at because of a change. Must not write.</summary>
    public abstract void Observe(StoreEvent change);

    /// <summary>Brings one object on.</summary>
    /// <exception cref="ApiException">A write was refused; the object is looked at again later.</exception>
    public abstract void Sync(WorkKey key);
}
