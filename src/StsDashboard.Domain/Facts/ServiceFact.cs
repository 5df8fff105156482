namespace StsDashboard.Domain.Facts;

/// <summary>A Service.</summary>
public sealed record ServiceFact : Fact
{
    /// <summary><c>ClusterIP</c>, <c>NodePort</c>, <c>LoadBalancer</c>, <c>ExternalName</c>.</summary>
    public string Type { get; init; } = "ClusterIP";

    /// <summary><c>None</c> for a headless Service.</summary>
    public ValueList<string> ClusterIps { get; init; }

    /// <summary>Null when the Service has no selector (its endpoints are somebody else's work).</summary>
    public LabelSet? Selector { get; init; }

    public bool PublishNotReadyAddresses { get; init; }

    public ValueList<ServicePort> Ports { get; init; }

    public bool IsHeadless => ClusterIps.Count > 0 && ClusterIps[0] == "None";

    /// <summary>A Service selects a pod when every label of its selector is on the pod; no selector selects nothing.</summary>
    public bool Selects(LabelSet labels) => Selector is { Count: > 0 } selector && labels.Carries(selector);
}
