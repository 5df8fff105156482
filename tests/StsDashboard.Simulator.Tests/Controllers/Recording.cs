using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace StsDashboard.Simulator.Tests.Controllers;

/// <summary>What was done to a real cluster, and what its StatefulSet controller made of it.</summary>
public sealed class Recording
{
    public List<RecordedStep> Steps { get; set; } = [];

    /// <summary><c>+ web-0 r1</c>: the pod was created at revision 1; <c>-</c>: it went.</summary>
    public List<string> Pods { get; set; } = [];

    /// <summary>The claims that existed in the end.</summary>
    public List<string> Claims { get; set; } = [];

    /// <summary>The set's counts in the end; empty when the set was gone.</summary>
    public Dictionary<string, string> Status { get; set; } = [];

    /// <summary>Pods that came or went together did so in no particular order.</summary>
    public bool Unordered { get; set; }

    public static Recording Load(string name) =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<Recording>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Controllers", "Recorded", $"{name}.yaml")));
}
