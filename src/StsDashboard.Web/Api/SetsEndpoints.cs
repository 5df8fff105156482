using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>The sets, and one set whole.</summary>
internal static class SetsEndpoints
{
    public static void MapSets(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sets", List).WithSummary("The sets, filtered");
        api.MapGet("/sets/{namespace}/{name}", Find).WithSummary("One set with every ordinal").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Ok<SetList>, ValidationProblem> List([AsParameters] SetQuery query, IFrames frames)
    {
        var read = new QueryReader();
        var filter = new SetFilter(
            QueryReader.Texts(query.Namespace),
            read.Names<Verdict>("verdict", query.Verdict),
            query.Q?.Trim() ?? "",
            read.Flag("faults", query.Faults));
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }
        var frame = frames.Current;
        return TypedResults.Ok(new SetList(
            frame.Version,
            frame.AsOf,
            frame.Simulated,
            frame.SourceViews(),
            [.. frame.Sets.Values.Where(filter.Matches).Select(set => set.ToSummary())]));
    }

    private static Results<Ok<SetDetail>, ProblemHttpResult> Find(string @namespace, string name, IFrames frames)
    {
        var frame = frames.Current;
        var key = new ObjectKey(@namespace, name);
        return frame.Sets.TryGetValue(key, out var set) ? TypedResults.Ok(set.ToDetail()) : UnknownSet.Problem(frame, key);
    }
}
