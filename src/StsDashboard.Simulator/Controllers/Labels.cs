using System.Text.Json.Nodes;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>An object's labels as the domain's selectors read them.</summary>
internal static class Labels
{
    public static LabelSet Of(JsonObject obj) => LabelSet.From(obj.Pairs("metadata", "labels"));
}
