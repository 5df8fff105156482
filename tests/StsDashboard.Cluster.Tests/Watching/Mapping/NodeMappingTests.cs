using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching.Mapping;

public sealed class NodeMappingTests
{
    [Fact]
    public void Node_KeepsItsZoneAndSinceWhenItIsNotReady()
    {
        var node = (NodeFact)Decode.Fact(SourceKind.Nodes, """
            {"metadata":{"name":"n1","labels":{"topology.kubernetes.io/zone":"west","kubernetes.io/hostname":"n1.local"}},
             "spec":{"unschedulable":true},
             "status":{"conditions":[
               {"type":"MemoryPressure","status":"False","lastTransitionTime":"2026-01-01T00:00:00Z"},
               {"type":"Ready","status":"Unknown","lastTransitionTime":"2026-01-01T00:00:05Z"}]}}
            """)!;

        Assert.Equal(("west", "n1.local", false, true), (node.Zone, node.Hostname, node.IsReady, node.IsUnschedulable));
        Assert.Equal(DateTimeOffset.Parse("2026-01-01T00:00:05Z"), node.ReadyChangedAt);
    }
}
