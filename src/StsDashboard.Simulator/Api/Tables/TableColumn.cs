using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Api.Tables;

/// <summary>One column of <c>kubectl get</c>.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">The cells' JSON type.</param>
/// <param name="Cell">The cell of an object now; null shows as <c>&lt;none&gt;</c>.</param>
/// <param name="Wide">True when only <c>-o wide</c> shows it.</param>
internal sealed record TableColumn(string Name, string Type, Func<JsonObject, DateTimeOffset, JsonNode?> Cell, bool Wide = false);
