using StsDashboard.Domain.Facts;

namespace StsDashboard.Testing;

/// <summary>Builds Services.</summary>
public static class Services
{
    /// <summary>The headless Service that governs the set and selects its pods, with one named port.</summary>
    public static ServiceFact Governing(StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new ServiceFact
        {
            Key = new ObjectKey(set.Namespace, set.ServiceName),
            Uid = $"service-{set.ServiceName}",
            CreatedAt = Clock.Start,
            ClusterIps = ["None"],
            Selector = set.TemplateLabels,
            Ports = [new ServicePort("http", 80, "TCP")],
        };
    }

    public static ServiceFact WithClusterIp(this ServiceFact service, params ReadOnlySpan<string> addresses) =>
        service with { ClusterIps = ValueList.Create(addresses) };
}
