using Microsoft.AspNetCore.Mvc;

namespace StsDashboard.Web.Api;

/// <summary>The query of the findings list, as written.</summary>
/// <param name="Severity">Only these severities; may be given several times, as the others.</param>
/// <param name="Rule">Only these rules' findings, by id.</param>
/// <param name="Namespace">Only sets in these namespaces.</param>
/// <param name="Text">Part of the rule's id, the message, the evidence, the set's or the object's name.</param>
/// <param name="Format"><c>csv</c> for a table.</param>
internal sealed record FindingQuery(
    [FromQuery(Name = "severity")] string[]? Severity,
    [FromQuery(Name = "rule")] string[]? Rule,
    [FromQuery(Name = "namespace")] string[]? Namespace,
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "format")] string? Format);
