using System.Collections.Immutable;
using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Dns;

/// <summary>Reads <c>ports</c>, which Services and EndpointSlices write alike.</summary>
internal static class ZonePorts
{
    public static ImmutableArray<ZonePort> Of(JsonArray? ports) => ports is not { Count: > 0 }
        ? [ZonePort.None]
        : [.. ports.Select(port => new ZonePort((int)(port.Number("port") ?? -1), port.Text("name") ?? "", port.Text("protocol") ?? "TCP"))];
}
