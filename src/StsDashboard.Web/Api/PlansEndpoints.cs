using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>What would follow from a change to a set.</summary>
internal static class PlansEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder api) =>
        api.MapGet("/sets/{namespace}/{name}/plan", Make)
            .WithSummary("What would follow from a change, from how the set is now; nothing is changed. Without a change: what is still to come")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static Results<Ok<PlanView>, ValidationProblem, ProblemHttpResult> Make(string @namespace, string name, [AsParameters] PlanQuery query, IFrames frames)
    {
        var frame = frames.Current;
        if (!frame.Sets.TryGetValue(new ObjectKey(@namespace, name), out var set))
        {
            return UnknownSet.Problem(frame, new ObjectKey(@namespace, name));
        }
        var read = new QueryReader();
        var request = new PlanRequest
        {
            Replicas = read.Number("replicas", query.Replicas),
            Partition = read.Number("partition", query.Partition),
            NewTemplate = read.Only("template", query.Template, "changed"),
            DeleteSet = read.Flag("delete", query.Delete),
            DrainNode = query.Drain,
        };
        foreach (var refusal in PlanCheck.Check(set, request, frame.Nodes))
        {
            read.Errors.TryAdd(refusal.Parameter, [refusal.Text]);
        }
        return read.Errors.Count > 0
            ? TypedResults.ValidationProblem(read.Errors)
            : TypedResults.Ok(Planner.Make(set, request, frame.Nodes, frame.AsOf).ToView(frame, set.Key));
    }
}
