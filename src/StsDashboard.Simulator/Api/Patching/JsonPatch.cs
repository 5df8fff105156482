using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Patching;

/// <summary>JSON patch (RFC 6902). All operations apply, or none: the caller works on a copy.</summary>
internal static class JsonPatch
{
    /// <exception cref="ApiException">422: a path that does not exist, or a test that fails.</exception>
    public static JsonObject Apply(JsonObject target, JsonArray operations)
    {
        foreach (var operation in operations)
            Apply(target, operation as JsonObject ?? throw ApiErrors.BadRequest("an operation of the patch is not an object"));
        return target;
    }

    private static void Apply(JsonObject root, JsonObject operation)
    {
        var path = JsonPointer.Parse(operation.Text("path"));
        switch (operation.Text("op"))
        {
            case "add":
                path.Add(root, Value(operation));
                break;
            case "remove":
                path.Remove(root);
                break;
            case "replace":
                path.Remove(root);
                path.Add(root, Value(operation));
                break;
            case "move":
                path.Add(root, JsonPointer.Parse(operation.Text("from")).Remove(root));
                break;
            case "copy":
                path.Add(root, JsonPointer.Parse(operation.Text("from")).Get(root)?.DeepClone());
                break;
            case "test":
                if (!JsonNode.DeepEquals(path.Get(root), Value(operation)))
                    throw JsonPointer.Refuse($"testing value {path} failed");
                break;
            default:
                throw ApiErrors.BadRequest($"unknown operation \"{operation.Text("op")}\" in the patch");
        }
    }

    private static JsonNode? Value(JsonObject operation) => operation["value"]?.DeepClone();
}
