namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>One page of a list.</summary>
internal sealed class ListWire<T>
    where T : ObjectWire
{
    public ListMetadataWire Metadata { get; set; } = new();

    public List<T>? Items { get; set; }
}

internal sealed class ListMetadataWire
{
    public string? ResourceVersion { get; set; }

    public string? Continue { get; set; }
}

/// <summary>A <c>metav1.Status</c>: the body of an error, and the object of an <c>ERROR</c> event.</summary>
internal sealed class StatusWire
{
    public int? Code { get; set; }

    public string? Message { get; set; }

    public string? Reason { get; set; }

    public StatusDetailsWire? Details { get; set; }
}

internal sealed class StatusDetailsWire
{
    public int? RetryAfterSeconds { get; set; }

    public List<StatusCauseWire>? Causes { get; set; }
}

internal sealed class StatusCauseWire
{
    public string? Reason { get; set; }
}
