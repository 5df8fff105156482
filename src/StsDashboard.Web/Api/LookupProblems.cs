using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Domain.Documents;

namespace StsDashboard.Web.Api;

/// <summary>What REST answers when something cannot be looked up.</summary>
internal static class LookupProblems
{
    /// <param name="state">Anything but found.</param>
    /// <param name="what">What was looked up.</param>
    public static ProblemHttpResult NotFetched(DocumentState state, string what, string problem) => state switch
    {
        DocumentState.Gone => TypedResults.Problem(title: "Gone", statusCode: StatusCodes.Status404NotFound, detail: $"{what} no longer exists: {problem}"),
        DocumentState.Forbidden => Forbidden($"{what} may not be read: {problem}"),
        DocumentState.NotAvailable => TypedResults.Problem(title: "Not available", statusCode: StatusCodes.Status503ServiceUnavailable, detail: $"{what} cannot be fetched: {problem}"),
        _ => TypedResults.Problem(title: "The cluster does not answer", statusCode: StatusCodes.Status502BadGateway, detail: $"{what} could not be fetched: {problem}"),
    };

    public static ProblemHttpResult Forbidden(string detail) =>
        TypedResults.Problem(title: "No permission", statusCode: StatusCodes.Status403Forbidden, detail: detail);
}
