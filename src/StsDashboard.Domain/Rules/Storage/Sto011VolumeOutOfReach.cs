using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto011VolumeOutOfReach() : Rule(
    RuleId,
    "No schedulable node can reach the volume",
    Severity.Error,
    "A volume's node affinity ties it to a zone or, for local volumes, to a node. When no ready, uncordoned node fits, the pod that mounts it cannot be placed. A pod that runs goes on, but does not come back after a restart.",
    "Bring a fitting node back (uncordon it, or add one in the zone). A local volume whose node is gone for good takes its data along: delete claim and pod to start empty.")
{
    public const string RuleId = "STO011";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (!subject.Snapshot.Knows(SourceKind.Nodes))
        {
            yield break;
        }
        foreach (var (slot, claim) in subject.Claims)
        {
            if (slot.InRange && claim.Volume is { } volume && VolumeReach.IsTied(volume) && !IsInReach(subject.Snapshot, volume, slot.Pod))
            {
                yield return Found(
                    subject,
                    ObjectReference.To(volume),
                    $"No schedulable node can reach the volume of {claim.Name}",
                    [$"volume {volume.Name} is tied to {VolumeReach.Places(volume)}", Nodes(subject.Snapshot, volume), $"claim {claim.Name}"],
                    KubectlCommand.In("", "get", "nodes", "-L", "topology.kubernetes.io/zone"),
                    slot.Ordinal,
                    slot.Pod is { Node.Length: > 0 } ? Severity.Warning : Severity.Error);
            }
        }
    }

    /// <summary>The pod's own node comes first: it settles most cases without a walk over all nodes of the cluster.</summary>
    private static bool IsInReach(ClusterSnapshot snapshot, VolumeFact volume, PodFact? pod) =>
        (pod is not null && snapshot.Nodes.Find("", pod.Node) is { } own && Serves(own, volume))
        || snapshot.Nodes.Any(node => Serves(node, volume));

    private static bool Serves(NodeFact node, VolumeFact volume) =>
        node is { IsReady: true, IsUnschedulable: false } && VolumeReach.Reaches(node, volume);

    /// <summary>Of the nodes that fit only: the others come and go without a bearing on this.</summary>
    private static string Nodes(ClusterSnapshot snapshot, VolumeFact volume)
    {
        var fitting = snapshot.Nodes.Where(node => VolumeReach.Reaches(node, volume)).Select(node => node.Name).Order(StringComparer.Ordinal).ToList();
        return fitting.Count == 0 ? "no node is there" : $"not ready or cordoned: {Evidence.Some(fitting)}";
    }
}
