using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>
/// Says what follows from a change to a set. Pure: nothing is changed. It starts from what is there now, so a pod that is
/// broken today holds up the plan as it would hold up the controller.
/// </summary>
public static class Planner
{
    /// <param name="inspection">The set as it is.</param>
    /// <param name="request">The change; one that <see cref="PlanCheck"/> does not refuse.</param>
    /// <param name="nodes">The cluster's nodes; null when they are not known.</param>
    /// <param name="now">The time, from which the imagined time goes on.</param>
    /// <param name="options">How long things may take before they count as stuck; the defaults when null.</param>
    /// <exception cref="ArgumentException">The request makes no sense for the set.</exception>
    public static Plan Make(SetInspection inspection, PlanRequest request, FactTable<NodeFact>? nodes, DateTimeOffset now, InspectionOptions? options = null)
    {
        if (PlanCheck.Check(inspection, request, nodes) is { IsEmpty: false } refusals)
        {
            throw new ArgumentException(string.Join(' ', refusals.Select(refusal => refusal.Text)), nameof(request));
        }
        options ??= InspectionOptions.Default;
        var set = Changed(inspection.Set, request);
        var prospects = new PodProspects(inspection, request, nodes, options, now);
        var world = new ImaginedWorld(set, inspection, prospects, options, now);
        var drain = request.DrainNode is { } node ? new Drain(inspection, node, world) : null;
        var imagination = new Imagination(inspection, world, drain, options, now);
        if (request.DeleteSet)
        {
            imagination.RunDeletion();
        }
        else if (KnowsPods(inspection))
        {
            imagination.Run();
        }
        var outcome = new PlanOutcome(inspection, request, world, imagination, prospects, KnowsNodes: nodes is not null);
        return new Plan
        {
            Request = request,
            Summary = PlanSummary.Of(outcome),
            Steps = imagination.Steps.ToValueList(),
            MoreSteps = imagination.Count - imagination.Steps.Count,
            Completes = outcome.Completes,
            NamesLost = imagination.Names.ToList(inspection.Set),
            Claims = outcome.Claims,
            Disruption = PlanDisruption.Of(outcome),
            Warnings = PlanWarnings.Of(outcome),
            After = outcome.After(),
            Command = PlanCommand.Of(inspection.Set, request),
        };
    }

    internal static bool KnowsPods(SetInspection inspection) => inspection.Outlook.Next[0].Rule != ControllerRule.PodsUnknown;

    private static StatefulSetFact Changed(StatefulSetFact set, PlanRequest request) => set with
    {
        Replicas = request.Replicas ?? set.Replicas,
        Partition = request.Partition ?? set.Partition,
        Status = request.NewTemplate ? set.Status with { UpdateRevision = Plan.NewRevision } : set.Status,
    };
}
