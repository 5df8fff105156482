using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>Says which changes make no sense for a set.</summary>
public static class PlanCheck
{
    /// <summary>More replicas than this are taken for a slip of the hand.</summary>
    public const int MostReplicas = 10_000;

    /// <param name="inspection">The set.</param>
    /// <param name="request">The change.</param>
    /// <param name="nodes">The cluster's nodes; null when they are not known.</param>
    /// <returns>Empty when the change can be imagined.</returns>
    public static ValueList<PlanRefusal> Check(SetInspection inspection, PlanRequest request, FactTable<NodeFact>? nodes)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        ArgumentNullException.ThrowIfNull(request);
        PlanRefusal?[] refusals =
        [
            Replicas(inspection.Set, request), Partition(inspection.Set, request), Template(inspection.Set, request), Delete(inspection.Set, request),
            Drain(inspection, request, nodes),
        ];
        return refusals.OfType<PlanRefusal>().ToValueList();
    }

    private static PlanRefusal? Replicas(StatefulSetFact set, PlanRequest request) => request.Replicas switch
    {
        < 0 => new("replicas", $"{request.Replicas} is no number of replicas: give one from 0 to {MostReplicas}."),
        > MostReplicas => new("replicas", $"{request.Replicas} replicas are more than is planned for: give a number from 0 to {MostReplicas}."),
        null when set.Replicas > MostReplicas => new("replicas", $"The set asks for {set.Replicas} replicas, more than is planned for: give a number from 0 to {MostReplicas}."),
        not null when set.IsTerminating => Terminating("replicas"),
        _ => null,
    };

    private static PlanRefusal? Partition(StatefulSetFact set, PlanRequest request) => request.Partition switch
    {
        null => null,
        < 0 => new("partition", $"{request.Partition} is no partition: give a number from 0 on; 0 updates every ordinal."),
        _ when set.UpdateStrategy == "OnDelete" =>
            new("partition", "The set's update strategy is OnDelete, which has no partition: outdated pods stay until somebody deletes them."),
        _ when set.UpdateStrategy != "RollingUpdate" =>
            new("partition", $"The set's update strategy is {set.UpdateStrategy}; only RollingUpdate has a partition."),
        _ => set.IsTerminating ? Terminating("partition") : null,
    };

    private static PlanRefusal? Template(StatefulSetFact set, PlanRequest request) =>
        request.NewTemplate && set.IsTerminating ? Terminating("template") : null;

    private static PlanRefusal? Delete(StatefulSetFact set, PlanRequest request) =>
        !request.DeleteSet ? null
        : request.ChangesSpec || request.DrainNode is not null ? new("delete", "Deleting the set goes with no other change: ask for it alone.")
        : set.IsTerminating ? Terminating("delete")
        : null;

    private static PlanRefusal? Drain(SetInspection inspection, PlanRequest request, FactTable<NodeFact>? nodes)
    {
        if (request.DrainNode is not { } node)
        {
            return null;
        }
        if (request.ChangesSpec || request.DeleteSet)
        {
            return new("drain", "Draining a node goes with no other change: ask for it alone.");
        }
        var isKnown = nodes?.Find("", node) is not null || inspection.Slots.Any(slot => slot.Pod?.Node == node && node.Length > 0);
        return isKnown ? null : new("drain", $"There is no node \"{node}\": give the name of one that runs a pod of the set.");
    }

    private static PlanRefusal Terminating(string parameter) => new(parameter, "The set is being deleted: nothing of it can be changed any more.");
}
