using k8s.Models;
using StsDashboard.Cluster.Watching;

namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>The rights that the program needs, from its own list of watched kinds, and those that manifests give.</summary>
internal static class Rights
{
    /// <summary>Events are not watched: they are read when a reason is wanted or somebody looks.</summary>
    private static readonly string[] Events = [" events get", " events list"];

    public static IEnumerable<string> OfNamespaces => Watched(isNamespaced: true).Concat(Events);

    public static IEnumerable<string> OfTheCluster => Watched(isNamespaced: false);

    /// <summary>What rules give, one right a text: group, resource and verb. Rules that are wider than that fail the test.</summary>
    public static IEnumerable<string> Given(IEnumerable<V1PolicyRule> rules)
    {
        foreach (var rule in rules)
        {
            Assert.Null(rule.NonResourceURLs);
            Assert.Null(rule.ResourceNames);
        }
        return from rule in rules
               from @group in rule.ApiGroups
               from resource in rule.Resources
               from verb in rule.Verbs
               select $"{@group} {resource} {verb}";
    }

    public static void Same(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Watched(bool isNamespaced) =>
        from kind in WatchedKinds.All
        where kind.IsNamespaced == isNamespaced
        let path = kind.PathIn("").Split('/')
        from verb in new[] { "get", "list", "watch" }
        select $"{(path[0] == "apis" ? path[1] : "")} {kind.Resource} {verb}";
}
