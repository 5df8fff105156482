using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Tests.Dns;

/// <summary>A line of a recording: either an object's change or an answer.</summary>
public sealed record RecordingLine(
    double T, string? Resource, string? Type, JsonObject? Object, string? Server, string? Name, string? Rcode, string[]? Answers, int? Ttl)
{
    public bool IsAnswer => Server is not null;
}
