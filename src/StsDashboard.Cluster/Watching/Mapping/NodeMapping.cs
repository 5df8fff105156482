using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Mapping;

internal static class NodeMapping
{
    public static NodeFact ToFact(NodeWire node) => new()
    {
        Key = node.Key(),
        Uid = node.Uid(),
        CreatedAt = node.CreatedAt(),
        DeletionTimestamp = node.Metadata.DeletionTimestamp,
        Zone = node.Labels().Find("topology.kubernetes.io/zone") ?? node.Labels().Find("failure-domain.beta.kubernetes.io/zone") ?? "",
        Hostname = node.Labels().Find("kubernetes.io/hostname") ?? "",
        IsReady = node.Status.Conditions.Find("Ready").IsTrue(),
        ReadyChangedAt = node.Status.Conditions.Find("Ready")?.LastTransitionTime,
        IsUnschedulable = node.Spec.Unschedulable,
    };
}
