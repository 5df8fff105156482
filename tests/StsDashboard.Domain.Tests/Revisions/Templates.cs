using System.Text.Json;
using System.Text.Json.Nodes;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Revisions;

namespace StsDashboard.Domain.Tests.Revisions;

/// <summary>ControllerRevisions around pod templates that a test writes as JSON.</summary>
internal static class Templates
{
    public static JsonElement Revision(string template) =>
        JsonElement.Parse($$$"""{"kind":"ControllerRevision","data":{"spec":{"template":{"$patch":"replace",{{{template.Trim()[1..]}}}}},"revision":1}""");

    public static ValueList<TemplateChange> Diff(string before, string after) => TemplateDiff.Between(Revision(before), Revision(after));

    /// <summary>Templates of one container <c>app</c> that differ in these fields.</summary>
    public static ValueList<TemplateChange> DiffApp(string before, string after) => Diff(App(before), App(after));

    /// <summary>What people read: <c>Changed container app: image "a" → "b"</c>.</summary>
    public static string Say(TemplateChange change) =>
        $"{change.Kind} {change.Subject}{(change.What.Length > 0 ? $": {change.What}" : "")}{Say(" ", change.Before)}{Say(" → ", change.After)}";

    private static string Say(string lead, JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "" : lead + JsonNode.Parse(value.GetRawText())!.ToJsonString();

    private static string App(string fields) => $$$"""{"spec":{"containers":[{"name":"app"{{{(fields.Length > 0 ? "," : "")}}}{{{fields}}}}]}}""";
}
