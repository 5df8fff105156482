using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Dns;

/// <summary>What the zone needs of a Service.</summary>
internal sealed record ZoneService(
    bool IsHeadless, string? ExternalName, ImmutableArray<IPAddress> ClusterIps, ImmutableArray<ZonePort> Ports)
{
    public static ZoneService Of(JsonObject service)
    {
        var clusterIps = service.Items("spec", "clusterIPs") ?? [];
        string[] texts = clusterIps.Count > 0
            ? [.. clusterIps.Select(ip => ip.Text() ?? "")]
            : [service.Text("spec", "clusterIP") ?? ""];
        return new ZoneService(
            texts[0] == "None",
            service.Text("spec", "type") == "ExternalName" ? service.Text("spec", "externalName") ?? "" : null,
            [.. texts.Where(text => IPAddress.TryParse(text, out _)).Select(IPAddress.Parse)],
            ZonePorts.Of(service.Items("spec", "ports")));
    }
}
