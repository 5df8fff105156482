using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Api.Patching;

/// <summary>JSON merge patch (RFC 7386).</summary>
internal static class JsonMergePatch
{
    /// <summary>Changes <paramref name="target"/> and returns it.</summary>
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is null)
                target.Remove(key);
            else if (value is JsonObject nested)
                target[key] = target[key] is JsonObject present ? Replace(target, key, Apply(present, nested)) : Apply([], nested);
            else
                target[key] = value.DeepClone();
        }

        return target;
    }

    /// <summary>A node has one parent: it leaves the old place before it takes it again.</summary>
    private static JsonObject Replace(JsonObject parent, string key, JsonObject value)
    {
        parent.Remove(key);
        return value;
    }
}
