using Microsoft.AspNetCore.Mvc;

namespace StsDashboard.Web.Api;

/// <summary>The change to plan, as written. Replicas, partition and template go together; delete and drain each stand alone.</summary>
internal sealed record PlanQuery
{
    /// <summary>Scale to so many.</summary>
    [FromQuery(Name = "replicas")]
    public string? Replicas { get; init; }

    /// <summary>Set the rolling update's partition.</summary>
    [FromQuery(Name = "partition")]
    public string? Partition { get; init; }

    /// <summary><c>changed</c>: a new pod template.</summary>
    [FromQuery(Name = "template")]
    public string? Template { get; init; }

    /// <summary><c>true</c>: delete the set.</summary>
    [FromQuery(Name = "delete")]
    public string? Delete { get; init; }

    /// <summary>Drain the node of this name.</summary>
    [FromQuery(Name = "drain")]
    public string? Drain { get; init; }
}
