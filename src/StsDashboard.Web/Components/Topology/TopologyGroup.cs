using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Topology;

/// <summary>Slots whose pods are in the same place.</summary>
/// <param name="Label">The node with its zone, the zone, or that there is no place.</param>
public sealed record TopologyGroup(string Label, IReadOnlyList<Slot> Slots)
{
    /// <summary>By node; by zone when there are more nodes than can be told apart. In the order of their lowest ordinals.</summary>
    public static IReadOnlyList<TopologyGroup> Of(IEnumerable<Slot> slots, int mostNodes)
    {
        var all = slots.ToArray();
        var byNode = Grouped(all, NodeOf);
        return byNode.Count <= mostNodes ? byNode : Grouped(all, ZoneOf);
    }

    private static List<TopologyGroup> Grouped(Slot[] slots, Func<Slot, string> labelOf) =>
        [.. slots.GroupBy(labelOf).Select(group => new TopologyGroup(group.Key, [.. group]))];

    private static string NodeOf(Slot slot) => slot switch
    {
        { Pod: null } => "no pod",
        { Pod.Node: "" } => "not placed on a node",
        { Zone: "" } => slot.Pod.Node,
        _ => $"{slot.Pod.Node} · {slot.Zone}",
    };

    private static string ZoneOf(Slot slot) => slot switch
    {
        { Pod: null } => "no pod",
        { Pod.Node: "" } => "not placed on a node",
        { Zone: "" } => "zone unknown",
        _ => slot.Zone,
    };
}
