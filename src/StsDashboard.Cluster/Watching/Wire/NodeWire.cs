namespace StsDashboard.Cluster.Watching.Wire;

internal sealed class NodeWire : ObjectWire
{
    public NodeSpecWire Spec { get; set; } = new();

    public NodeStatusWire Status { get; set; } = new();
}

internal sealed class NodeSpecWire
{
    public bool Unschedulable { get; set; }
}

internal sealed class NodeStatusWire
{
    public ConditionWire[]? Conditions { get; set; }
}
