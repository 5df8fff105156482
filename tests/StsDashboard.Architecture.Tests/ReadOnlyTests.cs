using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace StsDashboard.Architecture.Tests;

/// <summary>The dashboard never writes to a cluster: not in the code that talks to it, not in the rights it asks for.</summary>
public sealed partial class ReadOnlyTests
{
    private const string Reviewer = "src/StsDashboard.Cluster/Access/AccessReviewer.cs";

    private static readonly string[] ReadVerbs = ["get", "list", "watch"];

    [Theory]
    [InlineData("src/StsDashboard.Cluster")]
    [InlineData("src/StsDashboard.Web")]
    public void Source_TalkingToACluster_HasNoWriteVerb(string folder)
    {
        var writes =
            from file in Repository.Files(folder, ".cs", ".razor")
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            where WriteCall().IsMatch(line.Text) && !IsTheReview(file, line.Text)
            select $"{Repository.Relative(file)}:{line.Number}: {line.Text.Trim()}";
        Assert.Empty(writes);
    }

    /// <summary>A SubjectAccessReview is a question that is asked by creating it; the cluster keeps nothing of it.</summary>
    [Fact]
    public void Review_OfAViewersRights_IsTheOneThingCreated()
    {
        var posts = Repository.Files("src/StsDashboard.Cluster", ".cs").SelectMany(File.ReadLines).Where(line => WriteCall().IsMatch(line));
        Assert.Equal("using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative));", Assert.Single(posts).Trim());
        Assert.Contains("Path = \"apis/authorization.k8s.io/v1/subjectaccessreviews\";", File.ReadAllText(Path.Combine(Repository.Root, Reviewer)), StringComparison.Ordinal);
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
            if (Strings(rule, "resources").Contains("subjectaccessreviews"))
            {
                Assert.Equal(("authorization.k8s.io", "subjectaccessreviews", "create"), (Strings(rule, "apiGroups").Single(), Strings(rule, "resources").Single(), Strings(rule, "verbs").Single()));
                continue;
            }
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

    private static bool IsTheReview(string file, string line) => Repository.Relative(file) == Reviewer && line.Contains("HttpMethod.Post", StringComparison.Ordinal);

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
