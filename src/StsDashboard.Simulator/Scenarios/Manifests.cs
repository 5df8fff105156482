using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using StsDashboard.Simulator.Api;

namespace StsDashboard.Simulator.Scenarios;

/// <summary>Reads manifests: YAML documents separated by <c>---</c>.</summary>
internal static class Manifests
{
    /// <summary>The objects of a YAML text, in order.</summary>
    public static IEnumerable<JsonObject> Parse(string yaml) =>
        $"\n{yaml.ReplaceLineEndings("\n")}".Split("\n---").Select(ParseOne).OfType<JsonObject>();

    /// <summary>The text of an embedded manifest file.</summary>
    /// <param name="path">Below the folder Scenarios, for example <c>Showcase/data.yaml</c>.</param>
    public static string Embedded(string path)
    {
        var name = $"{typeof(Manifests).Namespace}.{path.Replace('/', '.')}";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no embedded manifest {name}.", nameof(path));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static JsonNode? ParseOne(string document)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(document));
        return YamlJson.Parse(bytes);
    }
}
