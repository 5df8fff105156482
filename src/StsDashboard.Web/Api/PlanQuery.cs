using Microsoft.AspNetCore.Mvc;

namespace StsDashboard.Web.Api;

/// <summary>The change to plan, as written. Replicas, partition and template go together; delete and drain each stand alone.</summary>
/// <param name="Replicas">Scale to so many.</param>
/// <param name="Partition">Set the rolling update's partition.</param>
/// <param name="Template"><c>changed</c>: a new pod template.</param>
/// <param name="Delete"><c>true</c>: delete the set.</param>
/// <param name="Drain">Drain the node of this name.</param>
internal sealed record PlanQuery(
    [FromQuery(Name = "replicas")] string? Replicas,
    [FromQuery(Name = "partition")] string? Partition,
    [FromQuery(Name = "template")] string? Template,
    [FromQuery(Name = "delete")] string? Delete,
    [FromQuery(Name = "drain")] string? Drain);
