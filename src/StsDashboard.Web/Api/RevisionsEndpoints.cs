using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Lookups;

namespace StsDashboard.Web.Api;

/// <summary>A set's revisions, and what differs between two of them.</summary>
internal static class RevisionsEndpoints
{
    public static void MapRevisions(this IEndpointRouteBuilder api) =>
        api.MapGet("/sets/{namespace}/{name}/revisions", List)
            .WithSummary("The set's revisions, newest first")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Apart from the list: it is no answer from a frame, so it bears no frame's tag.</summary>
    public static void MapRevisionDiff(this IEndpointRouteBuilder api) =>
        api.MapGet("/sets/{namespace}/{name}/revisions/diff", CompareAsync)
            .WithSummary("What differs between two revisions, by default from the current to the update revision; secrets are covered")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status502BadGateway)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static Results<Ok<RevisionList>, ProblemHttpResult> List(string @namespace, string name, IFrames frames)
    {
        var frame = frames.Current;
        if (Refuse(@namespace, name, frame) is { } refused)
        {
            return refused;
        }
        var inspection = frame.Sets[new ObjectKey(@namespace, name)];
        return TypedResults.Ok(new RevisionList(frame.Version, frame.AsOf, [.. inspection.Revisions.Select(revision => revision.ToView(inspection))]));
    }

    private static async Task<Results<Ok<RevisionDiffView>, ValidationProblem, ProblemHttpResult>> CompareAsync(
        string @namespace, string name, string? from, string? to, IFrames frames, RevisionDiffLookup lookup, CancellationToken cancellationToken)
    {
        var frame = frames.Current;
        if (Refuse(@namespace, name, frame) is { } refused)
        {
            return refused;
        }
        var inspection = frame.Sets[new ObjectKey(@namespace, name)];
        var read = new QueryReader();
        var before = Choose(read, nameof(from), from, inspection.Set.Status.CurrentRevision, inspection);
        var after = Choose(read, nameof(to), to, inspection.Set.Status.UpdateRevision, inspection);
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }
        if (before is null || after is null)
        {
            return LookupProblems.NotFetched(DocumentState.Gone, $"A revision of {name}", "the set's status names one that is not among its revisions.");
        }
        var answer = await lookup.CompareAsync(before, after, cancellationToken);
        return answer.State == DocumentState.Found
            ? TypedResults.Ok(new RevisionDiffView(before.ToView(inspection), after.ToView(inspection), [.. answer.Changes.Select(change => change.ToView())]))
            : LookupProblems.NotFetched(answer.State, "A revision", answer.Problem);
    }

    private static ProblemHttpResult? Refuse(string @namespace, string name, Frame frame) =>
        !frame.Sets.TryGetValue(new ObjectKey(@namespace, name), out var inspection) ? UnknownSet.Problem(frame, new ObjectKey(@namespace, name))
        : inspection.Unreadable.Contains(SourceKind.ControllerRevisions) ? LookupProblems.Forbidden("ControllerRevisions may not be read.")
        : null;

    private static RevisionFact? Choose(QueryReader read, string parameter, string? asked, string usual, SetInspection inspection) => asked is null
        ? inspection.Revisions.FirstOrDefault(revision => revision.Name == usual)
        : read.One(parameter, asked, inspection.Revisions, revision => revision.Name);
}
