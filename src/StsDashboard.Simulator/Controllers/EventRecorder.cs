using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// Writes Event objects. The same word about the same object counts up instead of repeating itself, as client-go's event
/// correlator does (tools/record/events_cache.go).
/// </summary>
internal sealed class EventRecorder(ObjectStore store, TimeProvider time, SeededChance chance)
{
    private readonly Dictionary<(string Uid, string Reason, string Message), string> _names = [];
    private long _count;

    public void Normal(JsonObject about, string component, string reason, string message) => Record(about, component, "Normal", reason, message);

    public void Warning(JsonObject about, string component, string reason, string message) => Record(about, component, "Warning", reason, message);

    /// <summary>An Event expired or was deleted: the next of its kind starts anew.</summary>
    public void Forget(JsonObject expired) =>
        _names.Remove((expired.Text("involvedObject", "uid") ?? "", expired.Text("reason") ?? "", expired.Text("message") ?? ""));

    private void Record(JsonObject about, string component, string type, string reason, string message)
    {
        var now = Timestamps.Format(time.GetUtcNow());
        var ns = about.Text("metadata", "namespace") ?? "default";
        var key = (about.Text("metadata", "uid") ?? "", reason, message);
        try
        {
            if (_names.TryGetValue(key, out var known) && store.Get(ResourceTypes.Events, ns, known) is not null)
            {
                store.Update(ResourceTypes.Events, ns, known, present => Repeat(present, now));
                return;
            }

            var created = store.Create(ResourceTypes.Events, Describe(about, component, type, reason, message, ns, now));
            _names[key] = created.Text("metadata", "name")!;
        }
        catch (ApiException)
        {
            // An event that cannot be told (its namespace is going) must not stop the controller that tells it.
        }
    }

    private static JsonObject Repeat(JsonObject present, string now)
    {
        present["count"] = (present.Number("count") ?? 1) + 1;
        present["lastTimestamp"] = now;
        return present;
    }

    private JsonObject Describe(JsonObject about, string component, string type, string reason, string message, string ns, string now)
    {
        var name = about.Text("metadata", "name");
        return new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = $"{name}.{chance.Hex($"event {_count++}")}", ["namespace"] = ns },
            ["involvedObject"] = new JsonObject
            {
                ["kind"] = about.Text("kind"),
                ["namespace"] = about.Text("metadata", "namespace"),
                ["name"] = name,
                ["uid"] = about.Text("metadata", "uid"),
                ["apiVersion"] = about.Text("apiVersion"),
                ["resourceVersion"] = about.Text("metadata", "resourceVersion"),
            },
            ["reason"] = reason,
            ["message"] = message,
            ["source"] = new JsonObject { ["component"] = component },
            ["firstTimestamp"] = now,
            ["lastTimestamp"] = now,
            ["count"] = 1,
            ["type"] = type,
            ["eventTime"] = null,
            ["reportingComponent"] = component,
            ["reportingInstance"] = "",
        };
    }
}
