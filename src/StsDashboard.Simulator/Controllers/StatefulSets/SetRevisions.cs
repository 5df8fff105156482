using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Controllers.StatefulSets;

/// <summary>The two ControllerRevisions that a set is between.</summary>
internal sealed record SetRevisions(JsonObject Current, JsonObject Update);
