using Microsoft.AspNetCore.Mvc;

namespace StsDashboard.Web.Api;

/// <summary>The query of the list of names, as written.</summary>
internal sealed record NameQuery
{
    /// <summary>Only these results; without it, the names that do not give what they should.</summary>
    [FromQuery(Name = "result")]
    public string[]? Result { get; init; }

    /// <summary>Only sets in these namespaces; may be given several times, as the result.</summary>
    [FromQuery(Name = "namespace")]
    public string[]? Namespace { get; init; }

    /// <summary>Only what says this.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary><c>csv</c> for a table.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; init; }
}
