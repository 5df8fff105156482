using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>
/// What would be applied. Objects of the API's own kinds are read into the models generated from its OpenAPI document,
/// strictly: a field that the API does not know, or of another type, fails the test.
/// </summary>
internal sealed class Manifests
{
    private readonly List<object> _objects = [];
    private readonly List<YamlMappingNode> _custom = [];

    public Manifests(string yaml)
    {
        foreach (var text in yaml.ReplaceLineEndings("\n").Split("\n---\n"))
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.FirstOrDefault()?.RootNode is not YamlMappingNode root)
            {
                continue;
            }
            if (Text(root, "apiVersion").Contains("coreos.com", StringComparison.Ordinal) || Text(root, "apiVersion").Contains("gateway.", StringComparison.Ordinal))
            {
                _custom.Add(root);
            }
            else
            {
                _objects.AddRange(KubernetesYaml.LoadAllFromString(text, strict: true));
            }
        }
    }

    public IEnumerable<IKubernetesObject<V1ObjectMeta>> Objects => _objects.Cast<IKubernetesObject<V1ObjectMeta>>();

    public IEnumerable<T> Of<T>() => _objects.OfType<T>();

    /// <summary>The one object of a kind that the API server knows only where somebody added it; null when there is none.</summary>
    public YamlMappingNode? Custom(string kind) => _custom.SingleOrDefault(root => Text(root, "kind") == kind);

    /// <summary>A text inside a node, by keys and positions.</summary>
    public static string Text(YamlNode node, params object[] path) =>
        $"{path.Aggregate(node, (inner, step) => step is int index ? inner[index] : inner[(string)step])}";
}
