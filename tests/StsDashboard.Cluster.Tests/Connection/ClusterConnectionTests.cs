using System.Text;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Connection;

namespace StsDashboard.Cluster.Tests.Connection;

public sealed class ClusterConnectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kubeconfig");
    private readonly Dictionary<string, string> _environment = [];

    public ClusterConnectionTests() => _environment["HOME"] = _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Resolve_WithAKubeconfigGiven_TakesItsCurrentContextBeforeEverythingElse()
    {
        _environment["KUBECONFIG"] = Write("other", Kubeconfig("other", "http://other:1"));

        using var connection = Resolve(new(Write("mine", Kubeconfig("mine", "http://127.0.0.1:6443"))));

        Assert.Equal("mine", connection.Name);
        Assert.Equal(new Uri("http://127.0.0.1:6443/"), connection.ApiServer);
    }

    [Fact]
    public void Resolve_WithAContext_TakesThatOne()
    {
        _environment["KUBECONFIG"] = Write("two", Kubeconfig("one", "http://one:1", "two", "http://two:2"));

        using var connection = Resolve(new(Context: "two"));

        Assert.Equal(("two", new Uri("http://two:2/")), (connection.Name, connection.ApiServer));
    }

    [Fact]
    public void Resolve_WithSeveralFiles_MergesThemAndTheFirstWins()
    {
        var first = Write("first", Kubeconfig("shared", "http://first:1"));
        var second = Write("second", Kubeconfig("shared", "http://second:1", "own", "http://second:2"));
        _environment["KUBECONFIG"] = string.Join(Path.PathSeparator, Path.Combine(_folder.FullName, "missing"), first, second);

        using var current = Resolve(new());
        using var other = Resolve(new(Context: "own"));

        Assert.Equal(("shared", new Uri("http://first:1/")), (current.Name, current.ApiServer));
        Assert.Equal(new Uri("http://second:2/"), other.ApiServer);
    }

    [Fact]
    public void Resolve_WithoutKubeconfigVariable_TakesTheUsualFile()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, ".kube"));
        Write(Path.Combine(".kube", "config"), Kubeconfig("home", "http://home:1"));

        using var connection = Resolve(new());

        Assert.Equal("home", connection.Name);
    }

    [Theory]
    [InlineData("user: {}")]
    [InlineData("user: {token: ''}")]
    public void Resolve_OfAUserWithoutCredentials_IsAnonymous(string user)
    {
        var path = Write("anonymous", Kubeconfig("demo", "http://127.0.0.1:1").Replace("user: {token: secret}", user));

        using var connection = Resolve(new(path));

        Assert.Equal("demo", connection.Name);
    }

    [Fact]
    public void Resolve_OfHttpsWithoutACaOfItsOwn_TrustsTheSystem()
    {
        using var connection = Resolve(new(Write("public", Kubeconfig("public", "https://api.example.org"))));

        Assert.Equal("https", connection.ApiServer.Scheme);
    }

    [Fact]
    public void Resolve_WithNothingThere_SaysWhereItLooked()
    {
        var error = Assert.Throws<ClusterNotFoundException>(() => Resolve(new()));

        Assert.Contains("service account", error.Message);
        Assert.Contains("KUBECONFIG", error.Message);
        Assert.Contains(Path.Combine(_folder.FullName, ".kube", "config"), error.Message);
    }

    [Fact]
    public void Resolve_OfAnUnknownContext_NamesTheFileAndItsContexts()
    {
        var path = Write("two", Kubeconfig("one", "http://one:1", "two", "http://two:2"));

        var error = Assert.Throws<ClusterNotFoundException>(() => Resolve(new(path, "three")));

        Assert.Contains("'three'", error.Message);
        Assert.Contains(path, error.Message);
        Assert.Contains("one, two", error.Message);
    }

    [Theory]
    [InlineData("contexts: [{name: }}")]
    [InlineData("- a list")]
    [InlineData("")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: gone, user: u}}]\nclusters: []")]
    [InlineData("current-context: x\ncontexts: [{name: x, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: 'no url'}}]")]
    public void Resolve_OfABrokenKubeconfig_NamesTheFile(string text)
    {
        var path = Write("broken", text);

        Assert.Contains(path, Assert.Throws<ClusterNotFoundException>(() => Resolve(new(path))).Message);
    }

    [Fact]
    public void Resolve_OfAMissingKubeconfig_NamesTheFile()
    {
        var path = Path.Combine(_folder.FullName, "missing");

        Assert.Contains(path, Assert.Throws<ClusterNotFoundException>(() => Resolve(new(path))).Message);
    }

    private ClusterConnection Resolve(ConnectionOptions options) =>
        ClusterConnection.Resolve(options, new FakeTimeProvider(), _environment.GetValueOrDefault);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A kubeconfig of contexts with their servers; the first is current.</summary>
    private static string Kubeconfig(params string[] contextsAndServers)
    {
        var text = new StringBuilder("apiVersion: v1\nkind: Config\n");
        text.Append("current-context: ").Append(contextsAndServers[0]).Append('\n');
        var pairs = contextsAndServers.Chunk(2).ToList();
        text.Append("contexts:\n").AppendJoin("", pairs.Select(pair => $"- {{name: {pair[0]}, context: {{cluster: {pair[0]}, user: {pair[0]}}}}}\n"));
        text.Append("clusters:\n").AppendJoin("", pairs.Select(pair => $"- {{name: {pair[0]}, cluster: {{server: '{pair[1]}'}}}}\n"));
        text.Append("users:\n").AppendJoin("", pairs.Select(pair => $"- {{name: {pair[0]}, user: {{token: secret}}}}\n"));
        return text.ToString();
    }
}
