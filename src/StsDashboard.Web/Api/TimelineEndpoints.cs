using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>What happened to a set. What lasts is counted until the answer, so that no two answers need be the same.</summary>
internal static class TimelineEndpoints
{
    public static void MapTimelines(this IEndpointRouteBuilder api) =>
        api.MapGet("/sets/{namespace}/{name}/timeline", Find)
            .WithSummary("What happened to a set, by ordinal")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static Results<Ok<TimelineView>, ProblemHttpResult> Find(string @namespace, string name, IFrames frames, TimeProvider time)
    {
        var frame = frames.Current;
        var key = new ObjectKey(@namespace, name);
        if (frame.Histories.TryGetValue(key, out var history))
        {
            return TypedResults.Ok(history.ToTimeline(key, frame, time.GetUtcNow()));
        }
        return frame.Sets.ContainsKey(key)
            ? TypedResults.Problem(
                title: "No history",
                statusCode: StatusCodes.Status404NotFound,
                detail: $"Nothing is known of the pods of StatefulSet {name} in namespace {@namespace}: they may not be read, or are not listed yet.")
            : UnknownSet.Problem(frame, key);
    }
}
