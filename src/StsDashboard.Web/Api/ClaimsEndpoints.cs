using StsDashboard.Domain.Facts;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>The orphaned claims, as JSON or CSV.</summary>
internal static class ClaimsEndpoints
{
    public static void MapClaims(this IEndpointRouteBuilder api) =>
        api.MapGet("/claims/orphaned", List)
            .WithSummary("Claims that no in-range ordinal needs now; format=csv for a table")
            .Produces<OrphanList>()
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesValidationProblem();

    private static IResult List(string? format, IFrames frames)
    {
        var read = new QueryReader();
        var wantsCsv = read.WantsCsv(format);
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }
        var frame = frames.Current;
        OrphanView[] orphans = [.. frame.OrphanedClaims.Select(orphan => orphan.ToView())];
        return wantsCsv
            ? CsvAnswer.Of(orphans.Select(OrphanRow.From), "orphaned-claims.csv")
            : TypedResults.Ok(new OrphanList(frame.Version, frame.AsOf, orphans, orphans.SumOfBytes(orphan => orphan.RequestedBytes)));
    }
}
