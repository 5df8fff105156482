using Microsoft.Extensions.Configuration;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Options;

public sealed class DashboardCommandTests : IDisposable
{
    private readonly StringWriter _stdout = new();
    private readonly StringWriter _stderr = new();
    private readonly Dictionary<string, string> _environment = [];
    private DashboardOptions? _options;

    public void Dispose()
    {
        _stdout.Dispose();
        _stderr.Dispose();
    }

    [Fact]
    public async Task NoArguments_Run_WithTheDefaults()
    {
        Assert.Equal(0, await InvokeAsync());
        Assert.Null(_options!.Demo);
        Assert.Null(_options.Kubeconfig);
        Assert.Empty(_options.Namespaces);
        Assert.Equal([DashboardOptions.DefaultUrl], _options.Urls);
    }

    [Theory]
    [InlineData("showcase", "--demo")]
    [InlineData("empty", "--demo", "empty")]
    [InlineData("empty", "--demo=empty")]
    [InlineData("showcase", "--demo", "--urls", "http://127.0.0.1:9999")]
    public async Task Demo_WithOrWithoutAName_NamesTheScenario(string scenario, params string[] args)
    {
        Assert.Equal(0, await InvokeAsync(args));
        Assert.Equal(scenario, _options!.Demo);
    }

    [Theory]
    [InlineData("true", "showcase")]
    [InlineData("false", null)]
    [InlineData("empty", "empty")]
    public async Task Demo_InTheEnvironment_IsASwitchOrAName(string value, string? scenario)
    {
        _environment["STS_DEMO"] = value;
        Assert.Equal(0, await InvokeAsync());
        Assert.Equal(scenario, _options!.Demo);
    }

    [Fact]
    public async Task Lists_WithCommas_AreSplit()
    {
        Assert.Equal(0, await InvokeAsync("--namespaces", "a, b,,c", "--dns-server", "10.96.0.10:53,tcp://127.0.0.1:5353", "--urls", "http://127.0.0.1:1;http://[::1]:2"));
        Assert.Equal(["a", "b", "c"], _options!.Namespaces);
        Assert.Equal(["10.96.0.10:53", "tcp://127.0.0.1:5353"], _options.DnsServers.Select(server => server.ToString()));
        Assert.Equal(["http://127.0.0.1:1", "http://[::1]:2"], _options.Urls);
    }

    [Fact]
    public async Task Environment_AndCommandLine_TheCommandLineWins()
    {
        _environment["STS_CLUSTER_DOMAIN"] = "env.local";
        _environment["STS_NAMESPACES"] = "env";
        Assert.Equal(0, await InvokeAsync("--cluster-domain", "line.local."));
        Assert.Equal("line.local", _options!.ClusterDomain);
        Assert.Equal(["env"], _options.Namespaces);
    }

    [Fact]
    public async Task Appsettings_ListAndText_AreTheLastResort()
    {
        var appsettings = new Dictionary<string, string?>
        {
            ["Dashboard:Namespaces:0"] = "a",
            ["Dashboard:Namespaces:1"] = "b",
            ["Dashboard:DnsServer"] = "10.0.0.1:53",
        };
        Assert.Equal(0, await InvokeAsync(appsettings, "--dns-server", "10.0.0.2:53"));
        Assert.Equal(["a", "b"], _options!.Namespaces);
        Assert.Equal(["10.0.0.2:53"], _options.DnsServers.Select(server => server.ToString()));
    }

    [Theory]
    [InlineData("--namespaces", "Bad_Name")]
    [InlineData("--dns-server", "not a/server")]
    [InlineData("--cluster-domain", "bad..domain")]
    [InlineData("--urls", "ftp://127.0.0.1:80")]
    [InlineData("--urls", "nonsense")]
    [InlineData("--max-pages", "0")]
    [InlineData("--max-streams", "many")]
    [InlineData("--origins", "sets.example.org")]
    [InlineData("--origins", "https://sets.example.org/path")]
    [InlineData("--allow-anonymous", "perhaps")]
    public async Task BadValue_OfAnOption_IsOneLineThatNamesIt(string option, string value)
    {
        Assert.Equal(2, await InvokeAsync(option, value));
        Assert.Contains(option, OnlyLineOf(_stderr));
        Assert.Null(_options);
    }

    [Fact]
    public async Task BadValue_InTheEnvironment_NamesTheVariable()
    {
        _environment["STS_URLS"] = "nonsense";
        Assert.Equal(2, await InvokeAsync());
        Assert.Contains("STS_URLS", OnlyLineOf(_stderr));
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://10.0.0.7:8080")]
    [InlineData("http://127.0.0.1:8080;http://*:8081")]
    [InlineData("http://[127.0.0.1]:8080")]
    [InlineData("http://localhost.example:8080")]
    [InlineData("http://127.0.0.1.example:8080")]
    [InlineData("http://[::ffff:10.0.0.7]:8080")]
    public async Task Urls_ReachedFromElsewhereWithoutALogin_AreRefusedUnlessMeant(string urls)
    {
        _environment["STS_URLS"] = urls;
        Assert.Equal(2, await InvokeAsync());
        Assert.Contains("STS_URLS", OnlyLineOf(_stderr));
        Assert.Contains("--allow-anonymous", OnlyLineOf(_stderr));
        Assert.Null(_options);
        Assert.Equal(0, await InvokeAsync("--allow-anonymous"));
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://LocalHost:8080")]
    [InlineData("http://127.0.0.2:8080;http://[::1]:8080")]
    [InlineData("http://[::ffff:127.0.0.1]:8080")]
    public async Task Urls_OnLoopback_NeedNoWord(string urls) => Assert.Equal(0, await InvokeAsync("--urls", urls));

    [Theory]
    [InlineData("--kubeconfig", "/tmp/config")]
    [InlineData("--context", "prod")]
    public async Task Demo_WithARealCluster_IsRefused(string option, string value)
    {
        Assert.Equal(2, await InvokeAsync("--demo", option, value));
        Assert.Contains("--demo", OnlyLineOf(_stderr));
        Assert.Contains(option, OnlyLineOf(_stderr));
    }

    [Theory]
    [InlineData("--nonsense", "--nonsense")]
    [InlineData("--kubeconfig", "--kubeconfig")]
    public async Task UnknownOption_OrOneWithoutItsValue_IsNamed(string argument, string named)
    {
        Assert.Equal(2, await InvokeAsync(argument));
        Assert.Contains(named, _stderr.ToString());
        Assert.Empty(_stdout.ToString());
    }

    [Fact]
    public async Task Help_Asked_ListsEveryOption()
    {
        Assert.Equal(0, await InvokeAsync("--help"));
        Assert.All(DashboardSetting.All, setting => Assert.Contains(setting.Option.Name, _stdout.ToString()));
        Assert.Null(_options);
    }

    [Fact]
    public async Task Version_Asked_IsPrintedAndNothingRuns()
    {
        Assert.Equal(0, await InvokeAsync("--version"));
        Assert.NotEmpty(_stdout.ToString().Trim());
        Assert.Null(_options);
    }

    private static string OnlyLineOf(StringWriter writer) => Assert.Single(writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));

    private Task<int> InvokeAsync(params string[] args) => InvokeAsync([], args);

    private async Task<int> InvokeAsync(Dictionary<string, string?> appsettings, params string[] args)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(appsettings)
            .AddConfiguration(DashboardCommand.SettingsOf(Path.GetTempPath(), name => _environment.GetValueOrDefault(name)))
            .Build();
        var command = new DashboardCommand(settings, (options, _) =>
        {
            _options = options;
            return Task.FromResult(0);
        });
        return await command.InvokeAsync(args, _stdout, _stderr, TestContext.Current.CancellationToken);
    }
}
