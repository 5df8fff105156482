using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Discovery;

/// <summary>
/// As much OpenAPI as kubectl needs to see that the server checks fields itself: a patch operation per kind with the
/// parameter <c>fieldValidation</c> (kubectl, k8s.io/cli-runtime, pkg/resource/query_param_verifier_v3.go). No schemas.
/// </summary>
internal static class OpenApiDocuments
{
    public static JsonObject Index()
    {
        var paths = new JsonObject { ["api/v1"] = Link("/openapi/v3/api/v1") };
        foreach (var group in ServedResources.Groups)
            paths[$"apis/{group}/v1"] = Link($"/openapi/v3/apis/{group}/v1");
        return new JsonObject { ["paths"] = paths };
    }

    public static JsonObject? Version3(string group, string version)
    {
        if (version != "v1" || !(group.Length == 0 || ServedResources.Groups.Contains(group)))
            return null;
        var paths = new JsonObject();
        foreach (var type in ServedResources.Types(group))
            paths[PathOf(type)] = new JsonObject { ["patch"] = Patch(type) };
        return new JsonObject { ["openapi"] = "3.0.0", ["info"] = Info(), ["paths"] = paths, ["components"] = new JsonObject() };
    }

    public static JsonObject Version2() => new() { ["swagger"] = "2.0", ["info"] = Info(), ["paths"] = new JsonObject(), ["definitions"] = new JsonObject() };

    private static string PathOf(ResourceType type)
    {
        var root = type.Group.Length == 0 ? $"/api/{type.Version}" : $"/apis/{type.Group}/{type.Version}";
        return $"{root}{(type.Namespaced ? "/namespaces/{namespace}" : "")}/{type.Plural}/{{name}}";
    }

    private static JsonObject Patch(ResourceType type) => new()
    {
        ["x-kubernetes-group-version-kind"] = new JsonObject { ["group"] = type.Group, ["version"] = type.Version, ["kind"] = type.Kind },
        ["parameters"] = new JsonArray(Parameter("dryRun"), Parameter("fieldManager"), Parameter("fieldValidation")),
        ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
    };

    private static JsonObject Parameter(string name) =>
        new() { ["name"] = name, ["in"] = "query", ["schema"] = new JsonObject { ["type"] = "string", ["uniqueItems"] = true } };

    private static JsonObject Info() => new() { ["title"] = "Kubernetes", ["version"] = "simulated" };

    private static JsonObject Link(string url) => new() { ["serverRelativeURL"] = url };
}
