using System.Globalization;
using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// Writes Event objects. The same word about the same object counts up instead of repeating itself, as client-go's event
/// correlator does (tools/record/events_cache.go).
/// </summary>
internal sealed class EventRecorder(ObjectStore store, TimeProvider time, SeededChance chance)
{
    /// <summary>Writes by <c>events.k8s.io</c>, with a time and a series in place of first, last and count; the other components have not moved yet.</summary>
    private const string SeriesWriter = "default-scheduler";

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
                store.Update(ResourceTypes.Events, ns, known, present => component == SeriesWriter ? GoOn(present) : Repeat(present, now));
                return;
            }

            var told = Describe(about, component, type, reason, message, ns, now);
            var created = store.Create(ResourceTypes.Events, component == SeriesWriter ? AsSeries(told) : told);
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

    private JsonObject GoOn(JsonObject present)
    {
        present["series"] = new JsonObject { ["count"] = (present.Number("series", "count") ?? 1) + 1, ["lastObservedTime"] = MicroTime() };
        return present;
    }

    private JsonObject AsSeries(JsonObject told)
    {
        told["eventTime"] = MicroTime();
        told["firstTimestamp"] = null;
        told["lastTimestamp"] = null;
        told["source"] = new JsonObject();
        told["action"] = told.Text("reason") == "Scheduled" ? "Binding" : "Scheduling";
        told.Remove("count");
        return told;
    }

    private string MicroTime() => time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

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
