using System.Text;
using System.Text.Json;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching.Mapping;

/// <summary>Decodes an object as the watch loop does.</summary>
internal static class Decode
{
    public static Fact? Fact(SourceKind kind, string json)
    {
        var watched = WatchedKinds.All.Single(known => known.Source == kind);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return watched.ToFact(watched.Read(ref reader), out _);
    }

    public static PodFact Pod(string spec, string status, string metadata = "") =>
        (PodFact)Fact(SourceKind.Pods, $$"""{"metadata":{"name":"web-0","namespace":"data"{{metadata}} },"spec":{ {{spec}} },"status":{ {{status}} } }""")!;
}
