using System.Net;
using System.Net.Sockets;
using StsDashboard.Web.Hosting;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Hosting;

public sealed class DashboardProgramTests : IDisposable
{
    private readonly StringWriter _stdout = new();
    private readonly StringWriter _stderr = new();

    public void Dispose()
    {
        _stdout.Dispose();
        _stderr.Dispose();
    }

    [Fact]
    public async Task Kubeconfig_ThatDoesNotExist_IsOneLineThatNamesItAndTheDemo()
    {
        Assert.Equal(2, await RunAsync(new DashboardOptions { Kubeconfig = "/nowhere/config" }));
        Assert.Contains("/nowhere/config", OnlyLine());
        Assert.Contains("--demo", OnlyLine());
    }

    [Fact]
    public async Task Demo_UnknownScenario_NamesThoseThatExist()
    {
        Assert.Equal(2, await RunAsync(new DashboardOptions { Demo = "nonsense" }));
        Assert.StartsWith("--demo: ", OnlyLine());
        Assert.Contains("showcase", OnlyLine());
    }

    [Fact]
    public async Task Url_InUse_IsOneLineThatNamesIt()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";
        Assert.Equal(2, await RunAsync(new DashboardOptions { Demo = "empty", Urls = [url] }));
        Assert.Contains($"--urls: {url} is in use", OnlyLine());
    }

    [Fact]
    public async Task Demo_Started_SaysWhereEverythingIsAndStopsWhenTold()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var said = new SignallingWriter("Kubeconfig:");
        var running = new DashboardProgram(said, _stderr).RunAsync(new DashboardOptions { Demo = "empty", Urls = ["http://127.0.0.1:0"] }, stop.Token);
        await Task.WhenAny(running, said.Seen).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        Assert.Equal(0, await running);
        Assert.All(["Dashboard:", "API server:", "DNS server:", "Kubeconfig:"], line => Assert.Contains(line, said.ToString()));
    }

    private string OnlyLine() => Assert.Single(_stderr.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));

    private Task<int> RunAsync(DashboardOptions options) => new DashboardProgram(_stdout, _stderr).RunAsync(options, TestContext.Current.CancellationToken);

    private sealed class SignallingWriter(string awaited) : StringWriter
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public override Task WriteLineAsync(string? value)
        {
            var written = base.WriteLineAsync(value);
            if (value?.Contains(awaited, StringComparison.Ordinal) == true)
            {
                _seen.TrySetResult();
            }
            return written;
        }
    }
}
