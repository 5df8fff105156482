using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Lookups;

namespace StsDashboard.Web.Api;

/// <summary>A set's events, read when somebody asks.</summary>
internal static class EventsEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/sets/{namespace}/{name}/events", List)
            .WithSummary("Events of one set, its pods and its claims, newest first")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<EventList>, ProblemHttpResult>> List(
        string @namespace, string name, IFrames frames, SetEventsLookup lookup, CancellationToken cancellationToken)
    {
        var frame = frames.Current;
        if (!frame.Sets.TryGetValue(new ObjectKey(@namespace, name), out var set))
        {
            return UnknownSet.Problem(frame, new ObjectKey(@namespace, name));
        }
        var (told, asOf) = await lookup.ReadAsync(set.Set, cancellationToken);
        return TypedResults.Ok(new EventList(frame.Version, asOf, told.State, told.Error, told.Complete, [.. told.Events.Select(ToView)]));
    }

    private static EventView ToView(EventFact told) => new(
        told.Type,
        told.Reason,
        told.Message,
        new ObjectView(told.Subject.Kind, told.Subject.Key.Namespace, told.Subject.Key.Name),
        told.Component,
        told.Count,
        told.FirstAt,
        told.LastAt);
}
