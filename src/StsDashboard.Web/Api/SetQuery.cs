using Microsoft.AspNetCore.Mvc;

namespace StsDashboard.Web.Api;

/// <summary>The query of the sets list, as written.</summary>
internal sealed record SetQuery
{
    /// <summary>Only these namespaces; may be given several times.</summary>
    [FromQuery(Name = "namespace")]
    public string[]? Namespace { get; init; }

    /// <summary>Part of <c>namespace/name</c>, of the reason, of a node or of a finding.</summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    /// <summary>Only these verdicts; may be given several times.</summary>
    [FromQuery(Name = "verdict")]
    public string[]? Verdict { get; init; }

    /// <summary><c>true</c>: only sets that are Blocked or Degraded.</summary>
    [FromQuery(Name = "faults")]
    public string? Faults { get; init; }
}
