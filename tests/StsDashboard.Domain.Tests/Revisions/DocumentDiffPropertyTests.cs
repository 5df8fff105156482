using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Revisions;

namespace StsDashboard.Domain.Tests.Revisions;

/// <summary>Random documents with the names of pod templates in them, in places where they belong and where they do not.</summary>
public sealed class DocumentDiffPropertyTests
{
    private static readonly Gen<string> Name = Gen.OneOf(
        "metadata", "spec", "labels", "annotations", "containers", "initContainers", "env", "ports", "volumes", "volumeMounts", "tolerations", "args",
        "name", "value", "mountPath", "containerPort", "resources", "limits", "securityContext", "data", "$patch", "password", "odd 'name\"", "");

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf(
        Gen.OneOf("a", "b", "", "$(X)", "--token", "password=x", "{\"a\":", "https://u:p@h/").Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Int[0, 2].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonElement> Document = Node(4).Select(node => JsonElement.Parse(node?.ToJsonString() ?? "null"));

    [Fact]
    public void Diff_OfADocumentWithItself_IsEmpty() => Document.Sample(document => Assert.Empty(DocumentDiff.Compare(document, document)));

    [Fact]
    public void Diff_AppliedToTheOld_GivesTheNew() => Gen.Select(Document, Document).Sample((before, after) =>
        Assert.Equal(Plain(after), Plain(DifferencePatch.Apply(before, DocumentDiff.Compare(before, after)))));

    [Fact]
    public void Diff_TheOtherWayRound_IsTheSamePlacesReversed() => Gen.Select(Document, Document).Sample((before, after) =>
        Assert.Equal(
            Told(DocumentDiff.Compare(before, after), reversed: false),
            Told(DocumentDiff.Compare(after, before), reversed: true)));

    [Fact]
    public void Template_OfAnyJson_IsComparedAndCovered() => Gen.Select(Document, Document).Sample((before, after) =>
    {
        var changes = TemplateDiff.Between(Templates.Revision($$$"""{"spec":{{{before.GetRawText()}}}}"""), Templates.Revision($$$"""{"spec":{{{after.GetRawText()}}}}"""));
        Assert.All(changes, change => Assert.Equal(change.Kind == TemplateChangeKind.Added, change.Before.ValueKind == JsonValueKind.Undefined));
        Assert.All(changes, change => Assert.Equal(change.Kind == TemplateChangeKind.Removed, change.After.ValueKind == JsonValueKind.Undefined));
        Assert.All(changes, change => Assert.StartsWith("$.spec.template.spec", change.Path));
        Assert.DoesNotContain("u:p@", SecretMask.Hide(before).GetRawText());
    });

    private static IEnumerable<string> Told(IEnumerable<Difference> differences, bool reversed) => differences
        .Select(difference => reversed ? (difference.Path, Before: difference.After, After: difference.Before) : (difference.Path, difference.Before, difference.After))
        .Select(told => $"{string.Concat(told.Path)} {Raw(told.Before)} {Raw(told.After)}")
        .Order(StringComparer.Ordinal);

    private static string Raw(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText();

    private static string Plain(JsonElement document) => DifferencePatch.Normal(JsonNode.Parse(document.GetRawText()), "", inMap: false)?.ToJsonString() ?? "null";

    private static Gen<JsonNode?> Node(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (1, Scalar),
        (3, Gen.Select(Name, Node(depth - 1)).Array[0, 4].Select(pairs => (JsonNode?)new JsonObject(
            pairs.DistinctBy(pair => pair.Item1).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2?.DeepClone()))))),
        (2, Node(depth - 1).Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))));
}
