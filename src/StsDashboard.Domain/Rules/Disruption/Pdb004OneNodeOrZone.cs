using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Disruption;

internal sealed class Pdb004OneNodeOrZone() : Rule(
    RuleId,
    "All replicas on one node or zone",
    Severity.Warning,
    "Every pod of the set runs on the same node, or in the same zone. When it fails or is drained, the whole set is gone at once; a disruption budget does not help against that. One zone may be all that the cluster has, so that is for information only.",
    "Spread the pods: topologySpreadConstraints or pod anti-affinity in the template. Volumes that are bound to a node or zone keep their pods there.")
{
    public const string RuleId = "PDB004";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var slots = subject.InRange;
        if (slots.Length < 2 || slots.Any(slot => slot.Pod is not { Node.Length: > 0, IsFinished: false }))
        {
            return [];
        }
        var (node, zone) = (slots[0].Pod!.Node, slots[0].Zone);
        if (slots.All(slot => slot.Pod!.Node == node))
        {
            return [FoundOnSet(subject, $"All {slots.Length} pods run on {node}", command: Placement(subject))];
        }
        if (zone.Length == 0 || !slots.All(slot => slot.Zone == zone))
        {
            return [];
        }
        var nodes = slots.Select(slot => slot.Pod!.Node).Distinct().Order(StringComparer.Ordinal).ToList();
        return [FoundOnSet(subject, $"All {slots.Length} pods run in zone {zone}", [$"nodes {Evidence.Some(nodes)}"], Placement(subject), Severity.Info)];
    }

    private static string Placement(RuleSubject subject) => subject.Set.Selector.IsEmpty
        ? ""
        : KubectlCommand.In(subject.Set.Namespace, "get", "pods", "-o", "wide", "-l", subject.Set.Selector.ToString());
}
