using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Dns;

/// <summary>Writes Services and EndpointSlices into a store, in the namespace <c>data</c>.</summary>
internal sealed class ZoneBuilder
{
    public const string Namespace = "data";

    public ZoneBuilder(TimeProvider? time = null)
    {
        Store = new ObjectStore(time ?? TimeProvider.System);
        EnsureNamespace(Store, Namespace);
    }

    public ObjectStore Store { get; }

    public static void EnsureNamespace(ObjectStore store, string name) =>
        store.Restore(ResourceTypes.Namespaces, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } });

    public ZoneBuilder Service(string name, string clusterIp = "None", string ports = """[{"name":"http","port":80,"protocol":"TCP"}]""")
    {
        Store.Restore(ResourceTypes.Services, Parse($$$"""
            {"metadata":{"name":"{{{name}}}","namespace":"{{{Namespace}}}"},
             "spec":{"type":"ClusterIP","clusterIP":"{{{clusterIp}}}","clusterIPs":["{{{clusterIp}}}"],"ports":{{{ports}}} }}
            """));
        return this;
    }

    public ZoneBuilder Alias(string name, string target)
    {
        Store.Restore(ResourceTypes.Services, Parse($$$"""
            {"metadata":{"name":"{{{name}}}","namespace":"{{{Namespace}}}"},"spec":{"type":"ExternalName","externalName":"{{{target}}}"}}
            """));
        return this;
    }

    /// <summary>A slice; each endpoint is <c>hostname=address</c>, <c>=address</c> without a hostname, with <c>!</c> before it when not ready.</summary>
    public ZoneBuilder Slice(string service, string name, string ports, params string[] endpoints)
    {
        var items = endpoints.Select(text =>
        {
            var parts = text.TrimStart('!').Split('=', 2);
            var ready = text.StartsWith('!') ? "false" : "true";
            var hostname = parts[0].Length > 0 ? $$"""
                ,"hostname":"{{parts[0]}}"
                """ : "";
            return $$$"""{"addresses":["{{{parts[1]}}}"],"conditions":{"ready":{{{ready}}} }{{{hostname}}} }""";
        });
        Store.Restore(ResourceTypes.EndpointSlices, Parse($$$"""
            {"metadata":{"name":"{{{name}}}","namespace":"{{{Namespace}}}","labels":{"kubernetes.io/service-name":"{{{service}}}"}},
             "addressType":"IPv4","endpoints":[{{{string.Join(",", items)}}}],"ports":{{{ports}}} }
            """));
        return this;
    }

    public ZoneBuilder Endpoints(string service, params string[] endpoints) =>
        Slice(service, service + "-1", """[{"name":"http","port":80,"protocol":"TCP"}]""", endpoints);

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
