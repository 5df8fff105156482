namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>
/// A <c>v1</c> Event. Components write either the old fields (first, last and count) or those of <c>events.k8s.io/v1</c>
/// (<c>eventTime</c> and <c>series</c>); the API server hands both out under both APIs and fills in neither from the other.
/// </summary>
internal sealed class EventWire : ObjectWire
{
    public ObjectReferenceWire InvolvedObject { get; set; } = new();

    public string? Type { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }

    public int? Count { get; set; }

    public DateTimeOffset? FirstTimestamp { get; set; }

    public DateTimeOffset? LastTimestamp { get; set; }

    public DateTimeOffset? EventTime { get; set; }

    public EventSeriesWire? Series { get; set; }

    public EventSourceWire? Source { get; set; }

    public string? ReportingComponent { get; set; }
}

internal sealed class EventSeriesWire
{
    public int? Count { get; set; }

    public DateTimeOffset? LastObservedTime { get; set; }
}

internal sealed class EventSourceWire
{
    public string? Component { get; set; }
}
