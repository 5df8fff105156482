using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StsDashboard.Benchmarks.Viewers;

/// <summary>What a browser takes out of a page to bring it to life: the marks of its components, and the state they were prerendered with.</summary>
internal sealed partial class InteractivePage
{
    private readonly List<JsonNode> _components;

    private InteractivePage(List<JsonNode> components, string state)
    {
        _components = components;
        State = state;
    }

    public string State { get; }

    public static InteractivePage Read(string html) => new(
        [.. Mark().Matches(html).Select(mark => JsonNode.Parse(mark.Groups[1].Value)!).Where(mark => (string?)mark["type"] == "server")],
        Persisted().Match(html).Groups[1].Value);

    /// <summary>The message that asks a circuit for the components (WebRootComponentManager.ts of ASP.NET Core).</summary>
    public string Operations() => JsonSerializer.Serialize(new
    {
        batchId = 1,
        operations = _components.Select((marker, index) => new { type = "add", ssrComponentId = index + 1, marker }),
    });

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex Mark();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([a-zA-Z0-9+/=]+)-->")]
    private static partial Regex Persisted();
}
