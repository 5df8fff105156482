using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>How DNS has been doing, and the names that it was asked for.</summary>
internal static class DnsEndpoints
{
    public static void MapDns(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dns", (Func<DnsView> read, IFrames frames, TimeProvider time) => TypedResults.Ok(read().SeenIn(frames.Current).In(frames.Current, time.GetUtcNow())))
            .WithSummary("DNS servers: latency, results, time until names resolve, names that do not");
        api.MapGet("/dns/names", List)
            .WithSummary("Names that do not give what they should, or those of other results; format=csv for a table")
            .Produces<NameList>()
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesValidationProblem();
    }

    private static IResult List([AsParameters] NameQuery query, IFrames frames, TimeProvider time)
    {
        var read = new QueryReader();
        var results = read.Names<NameResult>("result", query.Result);
        var wantsCsv = read.WantsCsv(query.Format);
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }
        var frame = frames.Current;
        var filter = new NameFilter(QueryReader.Texts(query.Namespace), results, query.Text ?? "");
        MismatchView[] names = [.. filter.Apply(frame).Select(name => name.ToView(time.GetUtcNow()))];
        return wantsCsv ? CsvAnswer.Of(names.Select(NameRow.From), "names.csv") : TypedResults.Ok(new NameList(frame.Version, frame.AsOf, names));
    }
}
