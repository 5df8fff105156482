using StsDashboard.Web.Hosting;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Hosting;

/// <summary>However an address is named, the dashboard without logins listens on loopback only, or says why not.</summary>
public sealed class ListeningTests
{
    [Theory]
    [InlineData("Kestrel__Endpoints__Open__Url", "http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_Kestrel__Endpoints__Open__Url", "http://0.0.0.0:0")]
    [InlineData("DOTNET_Kestrel__Endpoints__Open__Url", "http://127.0.0.1:0")]
    public async Task Endpoint_InTheServersOwnSettings_IsRefusedInOneLine(string variable, string url)
    {
        using var program = new DashboardProcess(new Dictionary<string, string> { [variable] = url }, "--demo", "empty", "--urls", "http://127.0.0.1:0");
        var (exitCode, error) = await program.EndAsync();
        Assert.Equal(DashboardCommand.UsageError, exitCode);
        var line = Assert.Single(error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Kestrel__Endpoints__Open", line);
        Assert.Contains("--urls", line);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:0")]
    [InlineData("DOTNET_URLS", "http://0.0.0.0:0")]
    [InlineData("URLS", "http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "18080")]
    [InlineData("HTTP_PORTS", "18080")]
    [InlineData("ASPNETCORE_PREFERHOSTINGURLS", "true")]
    public async Task Address_InTheFrameworksVariables_IsNotListenedOn(string variable, string value)
    {
        using var program = new DashboardProcess(new Dictionary<string, string> { [variable] = value }, "--demo", "empty", "--urls", "http://127.0.0.1:0");
        Assert.Matches(@"^Dashboard: +http://127\.0\.0\.1:\d+$", await program.LineAsync("Dashboard:"));
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://no-such-host:0")]
    public async Task Address_ThatIsOpenAfterAll_EndsTheProgram(string url)
    {
        using var stdout = new StringWriter();
        var program = new DashboardProgram(stdout, TextWriter.Null);
        var refused = await Assert.ThrowsAsync<OptionException>(() =>
            program.RunAsync(new DashboardOptions { Demo = "empty", Urls = [url] }, TestContext.Current.CancellationToken));
        Assert.Contains("nobody has to log in", refused.Message);
        Assert.Empty(stdout.ToString());
    }
}
