using Microsoft.AspNetCore.Mvc;

namespace StsDashboard.Web.Api;

/// <summary>The query of the list of names, as written.</summary>
/// <param name="Result">Only these results; without it, the names that do not give what they should.</param>
/// <param name="Namespace">Only sets in these namespaces; may be given several times, as the result.</param>
/// <param name="Text">Only what says this.</param>
/// <param name="Format"><c>csv</c> for a table.</param>
internal sealed record NameQuery(
    [FromQuery(Name = "result")] string[]? Result,
    [FromQuery(Name = "namespace")] string[]? Namespace,
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "format")] string? Format);
