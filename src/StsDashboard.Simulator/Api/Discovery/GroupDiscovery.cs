using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Api.Discovery;

/// <summary>The older, unaggregated discovery documents.</summary>
internal static class GroupDiscovery
{
    public static JsonObject CoreVersions() => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(),
    };

    public static JsonObject Groups() => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. ServedResources.Groups.Select(GroupBody)]),
    };

    public static JsonObject? Group(string group)
    {
        if (!ServedResources.Groups.Contains(group))
            return null;
        var document = new JsonObject { ["kind"] = "APIGroup", ["apiVersion"] = "v1" };
        foreach (var (key, value) in GroupBody(group))
            document[key] = value?.DeepClone();
        return document;
    }

    public static JsonObject? Resources(string group, string version)
    {
        if (version != "v1" || !(group.Length == 0 || ServedResources.Groups.Contains(group)))
            return null;
        var resources = new JsonArray();
        foreach (var type in ServedResources.Types(group))
        {
            var entry = Entry(type.Plural, type.Singular, type.Namespaced, type.Kind, ServedResources.ReadWrite);
            if (!type.ShortNames.IsEmpty)
                entry["shortNames"] = new JsonArray([.. type.ShortNames.Select(name => (JsonNode)name)]);
            if (!type.Categories.IsEmpty)
                entry["categories"] = new JsonArray([.. type.Categories.Select(name => (JsonNode)name)]);
            resources.Add(entry);
            foreach (var part in ServedResources.Subresources(type))
            {
                var partEntry = Entry($"{type.Plural}/{part.Name}", "", type.Namespaced, part.Kind, part.Verbs);
                if (part.Group != type.Group)
                    (partEntry["group"], partEntry["version"]) = (part.Group, part.Version);
                resources.Add(partEntry);
            }
        }

        foreach (var (plural, kind) in ServedResources.Reviews(group))
            resources.Add(Entry(plural, kind.ToLowerInvariant(), false, kind, ["create"]));
        return new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = group.Length == 0 ? version : $"{group}/{version}",
            ["resources"] = resources,
        };
    }

    private static JsonObject Entry(string name, string singular, bool namespaced, string kind, string[] verbs) => new()
    {
        ["name"] = name,
        ["singularName"] = singular,
        ["namespaced"] = namespaced,
        ["kind"] = kind,
        ["verbs"] = new JsonArray([.. verbs.Select(verb => (JsonNode)verb)]),
    };

    private static JsonObject GroupBody(string group)
    {
        JsonObject Version() => new() { ["groupVersion"] = $"{group}/v1", ["version"] = "v1" };
        return new JsonObject { ["name"] = group, ["versions"] = new JsonArray(Version()), ["preferredVersion"] = Version() };
    }
}
