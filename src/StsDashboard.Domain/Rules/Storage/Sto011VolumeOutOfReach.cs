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
        var schedulable = subject.Snapshot.Nodes.Where(node => node is { IsReady: true, IsUnschedulable: false }).ToList();
        return from slot in subject.InRange
               from claim in slot.Claims
               let volume = claim.Volume
               where volume is not null && VolumeReach.IsTied(volume) && !schedulable.Exists(node => VolumeReach.Reaches(node, volume))
               select Found(
                   subject,
                   ObjectReference.To(volume),
                   $"No schedulable node can reach the volume of {claim.Name}",
                   [$"volume {volume.Name} is tied to {VolumeReach.Places(volume)}", $"{schedulable.Count} of {subject.Snapshot.Nodes.Count} nodes are ready and uncordoned", $"claim {claim.Name}"],
                   KubectlCommand.In("", "get", "nodes", "-L", "topology.kubernetes.io/zone"),
                   slot.Ordinal,
                   slot.Pod is { Node.Length: > 0 } ? Severity.Warning : Severity.Error);
    }
}
