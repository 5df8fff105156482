using System.Text.Json;
using CsCheck;
using StsDashboard.Web.Documents;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StsDashboard.Web.Tests.Documents;

public sealed class YamlTextTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf("yes", "No", "~", "null", "8080", "1.5", "1e3", "0x1F", "12:30", "2026-01-01T00:00:00Z", "", " a", "a ", "a: b", "- a", "#a", "a #b", "{a", "*a", "&a", "!a", "a *b", "a &b",
            "50Gi", "a\nb", "a\n", "\na", "  a\n b\n", "a\n\n", "\t", "tab\tin", "a\r\nb", "\u0000", "ü", "\u202e", "日本", "'", "\"", "\\", "%a", "@a", "`a", "---", "...", "<<", "=", "?", "|", ">", "a:"),
        Gen.String[Gen.Char[' ', '~'], 0, 12],
        Gen.String[Gen.OneOf('a', ' ', '\n', ':', '#', '-', '\t'), 0, 10]);

    private static readonly Gen<object?> Document = Node(3);

    [Fact]
    public void Manifest_AsKubectlWritesIt()
    {
        var yaml = YamlText.Of(JsonElement.Parse("""
            {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web","creationTimestamp":"2026-01-15T10:00:00Z","labels":{"on":"true"}},
             "spec":{"replicas":3,"template":{"spec":{"containers":[{"name":"app","args":["-c","line 1\nline 2\n"],"resources":{}}]}}},"status":{"conditions":[]}}
            """));
        Assert.Equal("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: web
              creationTimestamp: "2026-01-15T10:00:00Z"
              labels:
                "on": "true"
            spec:
              replicas: 3
              template:
                spec:
                  containers:
                  - name: app
                    args:
                    - -c
                    - |
                      line 1
                      line 2
                    resources: {}
            status:
              conditions: []

            """, yaml);
    }

    [Fact]
    public void Yaml_OfAnyJson_IsReadBackAsTheSame() => Document.Sample(document =>
    {
        var json = JsonSerializer.SerializeToElement(document);
        var stream = new YamlStream();
        stream.Load(new StringReader(YamlText.Of(json)));
        Assert.Equal(Typed(json), Typed(stream.Documents[0].RootNode));
    }, print: document => JsonSerializer.Serialize(document));

    private static string Typed(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().Select(property => $"{JsonSerializer.Serialize(property.Name)}:{Typed(property.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Typed))}]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };

    /// <summary>A plain scalar is a number, a truth or nothing only where no quotes are; the words and figures of YAML 1.1 and 1.2 are all taken for such.</summary>
    private static string Typed(YamlNode node) => node switch
    {
        YamlMappingNode map => $"{{{string.Join(',', map.Children.Select(pair => $"{Typed(pair.Key)}:{Typed(pair.Value)}"))}}}",
        YamlSequenceNode list => $"[{string.Join(',', list.Children.Select(Typed))}]",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "1" or "-2" or "true" or "false" or "null" } other => other.Value!,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "yes" or "No" or "~" or "8080" or "1.5" or "1e3" or "0x1F" or "12:30" or "2026-01-01T00:00:00Z" } taken => $"not a text: {taken.Value}",
        YamlScalarNode scalar => JsonSerializer.Serialize(scalar.Value),
        _ => "",
    };

    private static Gen<object?> Node(int depth) => depth == 0 ? Gen.OneOf(Text.Select(text => (object?)text), Gen.OneOf<object?>(1, -2, true, false, null)) : Gen.Frequency(
        (1, Node(0)),
        (2, Gen.Select(Text, Node(depth - 1)).Array[0, 4].Select(pairs => (object?)pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2))),
        (1, Node(depth - 1).Array[0, 3].Select(items => (object?)items)));
}
