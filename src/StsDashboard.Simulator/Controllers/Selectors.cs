using System.Text.Json.Nodes;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>Reading a <c>metav1.LabelSelector</c>.</summary>
internal static class Selectors
{
    /// <summary>Null when there is none: what that selects is the caller's to say.</summary>
    public static LabelSelector? Read(JsonObject? selector) => selector is null ? null : new LabelSelector(
        LabelSet.From(selector.Pairs("matchLabels")),
        [.. (selector.Items("matchExpressions") ?? []).Select(Requirement)]);

    public static LabelRequirement Requirement(JsonNode? expression) => new(
        expression.Text("key") ?? "",
        expression.Text("operator") ?? "",
        [.. (expression.Items("values") ?? []).Select(value => value.Text() ?? "")]);
}
