using Microsoft.AspNetCore.Mvc;

namespace StsDashboard.Web.Api;

/// <summary>The query of the sets list, as written.</summary>
/// <param name="Namespace">Only these namespaces; may be given several times.</param>
/// <param name="Q">Part of <c>namespace/name</c>, of the reason, of a node or of a finding.</param>
/// <param name="Verdict">Only these verdicts; may be given several times.</param>
/// <param name="Faults"><c>true</c>: only sets that are Blocked or Degraded.</param>
internal sealed record SetQuery(
    [FromQuery(Name = "namespace")] string[]? Namespace,
    [FromQuery(Name = "q")] string? Q,
    [FromQuery(Name = "verdict")] string[]? Verdict,
    [FromQuery(Name = "faults")] string? Faults);
