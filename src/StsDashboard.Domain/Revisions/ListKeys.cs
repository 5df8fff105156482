using System.Text.Json;

namespace StsDashboard.Domain.Revisions;

/// <summary>
/// What tells the items of a list apart, so that they are compared by who they are and not by where they stand: the patch
/// merge keys of staging/src/k8s.io/api/core/v1/types.go, but ports by their name, as people know them.
/// </summary>
internal static class ListKeys
{
    private static readonly Dictionary<string, string[][]> Fields = new(StringComparer.Ordinal)
    {
        ["containers"] = [["name"]],
        ["initContainers"] = [["name"]],
        ["ephemeralContainers"] = [["name"]],
        ["env"] = [["name"]],
        ["volumes"] = [["name"]],
        ["volumeMounts"] = [["mountPath"]],
        ["volumeDevices"] = [["devicePath"]],
        ["ports"] = [["name"], ["containerPort", "protocol"], ["containerPort"]],
        ["imagePullSecrets"] = [["name"]],
        ["hostAliases"] = [["ip"]],
        ["resourceClaims"] = [["name"]],
        ["topologySpreadConstraints"] = [["topologyKey", "whenUnsatisfiable"]],
        ["sysctls"] = [["name"]],
        ["httpHeaders"] = [["name"]],
    };

    public static bool Has(string list) => Fields.ContainsKey(list);

    /// <summary>The list's items by their keys, in order; null when one has no key or two have the same.</summary>
    public static Dictionary<PathStep, JsonElement>? Read(string list, JsonElement items)
    {
        if (!Fields.TryGetValue(list, out var choices))
        {
            return null;
        }
        var read = new Dictionary<PathStep, JsonElement>();
        foreach (var item in items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default)
        {
            if (choices.Select(fields => StepTo(item, fields)).FirstOrDefault(step => step is not null) is not { } step || !read.TryAdd(step, item))
            {
                return null;
            }
        }
        return read;
    }

    private static PathStep? StepTo(JsonElement item, string[] fields)
    {
        var values = new JsonElement[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            if (item.ValueKind != JsonValueKind.Object
                || !item.TryGetProperty(fields[i], out values[i])
                || values[i].ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            {
                return null;
            }
        }
        return new(
            string.Join('/', values),
            $"?({string.Join(" && ", fields.Zip(values).Select(pair => $"@.{pair.First}=={Literal(pair.Second)}"))})");
    }

    private static string Literal(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetRawText() : $"\"{value.GetString()!.Replace(@"\", @"\\").Replace("\"", "\\\"")}\"";
}
