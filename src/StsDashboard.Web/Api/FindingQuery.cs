using Microsoft.AspNetCore.Mvc;

namespace StsDashboard.Web.Api;

/// <summary>The query of the findings list, as written.</summary>
internal sealed record FindingQuery
{
    /// <summary>Only these severities; may be given several times, as the others.</summary>
    [FromQuery(Name = "severity")]
    public string[]? Severity { get; init; }

    /// <summary>Only these rules' findings, by id.</summary>
    [FromQuery(Name = "rule")]
    public string[]? Rule { get; init; }

    /// <summary>Only sets in these namespaces.</summary>
    [FromQuery(Name = "namespace")]
    public string[]? Namespace { get; init; }

    /// <summary>Part of the rule's id, the message, the evidence, the set's or the object's name.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary><c>csv</c> for a table.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; init; }
}
