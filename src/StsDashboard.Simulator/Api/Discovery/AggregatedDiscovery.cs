using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Discovery;

/// <summary>Everything in two documents: <c>apidiscovery.k8s.io/v2</c> (KEP 3352).</summary>
internal static class AggregatedDiscovery
{
    public const string ContentType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    public static bool IsWanted(HttpRequest request) => request.Headers.Accept.ToString().Split(',').Any(accepted =>
        accepted.Split(';', StringSplitOptions.TrimEntries) is [JsonAnswer.Json, .. var parts]
        && parts.Contains("g=apidiscovery.k8s.io") && parts.Contains("v=v2") && parts.Contains("as=APIGroupDiscoveryList"));

    public static JsonObject Document(bool core) => new()
    {
        ["kind"] = "APIGroupDiscoveryList",
        ["apiVersion"] = "apidiscovery.k8s.io/v2",
        ["metadata"] = new JsonObject(),
        ["items"] = new JsonArray([.. (core ? [""] : ServedResources.Groups).Select(Group)]),
    };

    private static JsonObject Group(string group)
    {
        var types = ServedResources.Types(group).Select(Resource);
        var reviews = ServedResources.Reviews(group).Select(review =>
            Resource(review.Plural, review.Kind.ToLowerInvariant(), false, Kind(group, "v1", review.Kind), ["create"]));
        return new JsonObject
        {
            ["metadata"] = group.Length == 0 ? new JsonObject() : new JsonObject { ["name"] = group },
            ["versions"] = new JsonArray(new JsonObject
            {
                ["version"] = "v1",
                ["freshness"] = "Current",
                ["resources"] = new JsonArray([.. types, .. reviews]),
            }),
        };
    }

    private static JsonObject Resource(ResourceType type)
    {
        var entry = Resource(type.Plural, type.Singular, type.Namespaced, Kind(type.Group, type.Version, type.Kind), ServedResources.ReadWrite);
        if (!type.ShortNames.IsEmpty)
            entry["shortNames"] = new JsonArray([.. type.ShortNames.Select(name => (JsonNode)name)]);
        if (!type.Categories.IsEmpty)
            entry["categories"] = new JsonArray([.. type.Categories.Select(name => (JsonNode)name)]);
        var parts = ServedResources.Subresources(type).Select(part => new JsonObject
        {
            ["subresource"] = part.Name,
            ["responseKind"] = Kind(part.Group, part.Version, part.Kind),
            ["verbs"] = Verbs(part.Verbs),
        }).ToArray();
        if (parts.Length > 0)
            entry["subresources"] = new JsonArray([.. parts]);
        return entry;
    }

    private static JsonObject Resource(string plural, string singular, bool namespaced, JsonObject kind, string[] verbs) => new()
    {
        ["resource"] = plural,
        ["responseKind"] = kind,
        ["scope"] = namespaced ? "Namespaced" : "Cluster",
        ["singularResource"] = singular,
        ["verbs"] = Verbs(verbs),
    };

    private static JsonArray Verbs(string[] verbs) => [.. verbs.Select(verb => (JsonNode)verb)];

    private static JsonObject Kind(string group, string version, string kind) => new() { ["group"] = group, ["version"] = version, ["kind"] = kind };
}
