using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>Events live for an hour, as the API server's <c>--event-ttl</c> has it by default.</summary>
internal sealed class EventExpiry(ControllerContext context) : Controller(context)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public override void Observe(StoreEvent change)
    {
        if (change.Resource != ResourceTypes.Events)
            return;
        if (change.Type == StoreEventType.Deleted)
            Context.Events.Forget(change.Object);
        else if (change.Type == StoreEventType.Added)
            Queue.AddAt(WorkKey.Of(change), ExpiryOf(change.Object));
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } told)
            return;
        var expiry = ExpiryOf(told);
        if (expiry > Context.Now)
            Queue.AddAt(key, expiry);
        else
            Store.Delete(key.Type, key.Namespace, key.Name, DeleteOptions.Now);
    }

    private DateTimeOffset ExpiryOf(JsonObject told) =>
        (Timestamps.Parse(told.Text("series", "lastObservedTime") ?? told.Text("lastTimestamp") ?? told.Text("eventTime")) ?? Context.Now) + Lifetime;
}
