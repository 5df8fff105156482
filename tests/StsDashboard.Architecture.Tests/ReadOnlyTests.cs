using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace StsDashboard.Architecture.Tests;

/// <summary>The dashboard never writes to a cluster: not in the code that talks to it, not in the rights it asks for.</summary>
public sealed partial class ReadOnlyTests
{
    private static readonly string[] ReadVerbs = ["get", "list", "watch"];

    [Theory]
    [InlineData("src/StsDashboard.Cluster")]
    [InlineData("src/StsDashboard.Web")]
    public void Source_TalkingToACluster_HasNoWriteVerb(string folder)
    {
        var writes =
            from file in Repository.Files(folder, ".cs", ".razor")
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            where WriteCall().IsMatch(line.Text)
            select $"{Repository.Relative(file)}:{line.Number}: {line.Text.Trim()}";
        Assert.Empty(writes);
    }

    [Theory]
    [InlineData("client.PostAsync(path, body)")]
    [InlineData("new HttpRequestMessage(HttpMethod.Patch, uri)")]
    [InlineData("kubernetes.CoreV1.DeleteNamespacedPodAsync(name, ns)")]
    public void WritePattern_OnAWrite_Matches(string line) => Assert.Matches(WriteCall(), line);

    [Fact]
    public void Rbac_EveryRule_AllowsReadingOnlyAndNoSecrets()
    {
        var rules = RbacRules().ToList();
        Assert.NotEmpty(rules);
        foreach (var (file, rule) in rules)
        {
            Assert.All(Strings(rule, "verbs"), verb => Assert.True(ReadVerbs.Contains(verb), $"{file}: verb {verb}"));
            Assert.All(Strings(rule, "resources"), resource => Assert.False(resource is "secrets" or "*" || resource.Contains('/'), $"{file}: resource {resource}"));
            Assert.All(Strings(rule, "apiGroups"), group => Assert.False(group == "*", $"{file}: every API group"));
        }
    }

    /// <summary>A kind that is read without the right to is an empty column; a right that nothing needs is a right too many.</summary>
    [Fact]
    public void Rbac_OfTheBase_AllowsExactlyTheKindsThatAreRead()
    {
        var watched = File.ReadAllText(Path.Combine(Repository.Root, "src/StsDashboard.Cluster/Watching/WatchedKinds.cs"));
        var read = WatchedKind().Matches(watched).Select(match => Qualified(match.Groups["group"].Value, match.Groups["resource"].Value)).Append("events").Order();

        var allowed =
            from pair in RbacRules()
            where pair.File.StartsWith("deploy/kustomize/base/", StringComparison.Ordinal)
            from resource in Strings(pair.Rule, "resources")
            from @group in Strings(pair.Rule, "apiGroups")
            orderby Qualified(@group, resource)
            select Qualified(@group, resource);

        Assert.Equal(read, allowed);
    }

    private static string Qualified(string @group, string resource) => @group.Length == 0 ? resource : $"{resource}.{@group}";

    /// <summary><c>"apps/v1", "statefulsets", true</c>: the core group's version stands alone.</summary>
    [GeneratedRegex("\"(?:(?<group>[a-z0-9.]+)/)?v[0-9a-z]+\", \"(?<resource>[a-z]+)\", (?:true|false)")]
    private static partial Regex WatchedKind();

    // The chart is no YAML before helm has rendered it: Deploy.HelmTests looks at its rights.
    private static IEnumerable<(string File, YamlMappingNode Rule)> RbacRules()
    {
        foreach (var file in Repository.Files("deploy/kustomize", ".yaml", ".yml"))
        {
            var stream = new YamlStream();
            using var reader = File.OpenText(file);
            stream.Load(reader);
            foreach (var root in stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>())
            {
                if (root.Children.TryGetValue("kind", out var kind) && $"{kind}" is "Role" or "ClusterRole"
                    && root.Children.TryGetValue("rules", out var rules))
                {
                    foreach (var rule in ((YamlSequenceNode)rules).OfType<YamlMappingNode>())
                    {
                        yield return (Repository.Relative(file), rule);
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Strings(YamlMappingNode rule, string field) =>
        rule.Children.TryGetValue(field, out var values) ? ((YamlSequenceNode)values).Select(value => $"{value}") : [];

    [GeneratedRegex(@"HttpMethod\.(Post|Put|Patch|Delete)\b|\.(Post|Put|Patch|Delete)(AsJson)?Async\(|\.(Create|Replace|Patch|Delete)(Namespaced|Cluster|Collection)\w*\(")]
    private static partial Regex WriteCall();
}
