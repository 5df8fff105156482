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
            return [];
        }
        return from slot in subject.InRange
               from claim in slot.Claims
               let volume = claim.Volume
               where volume is not null && VolumeReach.IsTied(volume)
               let fitting = subject.Snapshot.Nodes.Where(node => VolumeReach.Reaches(node, volume)).ToList()
               where !fitting.Exists(node => node is { IsReady: true, IsUnschedulable: false })
               select Found(
                   subject,
                   ObjectReference.To(volume),
                   $"No schedulable node can reach the volume of {claim.Name}",
                   [$"volume {volume.Name} is tied to {VolumeReach.Places(volume)}", Nodes(fitting), $"claim {claim.Name}"],
                   KubectlCommand.In("", "get", "nodes", "-L", "topology.kubernetes.io/zone"),
                   slot.Ordinal,
                   slot.Pod is { Node.Length: > 0 } ? Severity.Warning : Severity.Error);
    }

    /// <summary>Of the nodes that fit only: the others come and go without a bearing on this.</summary>
    private static string Nodes(List<NodeFact> fitting) => fitting.Count == 0
        ? "no node is there"
        : $"not ready or cordoned: {Evidence.Some([.. fitting.Select(node => node.Name).Order(StringComparer.Ordinal)])}";
}
