using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StsDashboard.Benchmarks.Processes;
using StsDashboard.Web.Hosting;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>From starting the program to the first page it serves, while it begins to read the cluster.</summary>
internal static class Start
{
    private const int Rounds = 3;

    public static async Task RunAsync(Bench bench)
    {
        var (live, page) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var (thisLive, thisPage) = await MeasureAsync(bench);
            (live, page) = (Math.Min(live, thisLive), Math.Min(page, thisPage));
        }
        bench.Report.Add("start to the first answer", live, "s", atMost: 1.5);
        bench.Report.Add("start to the first page", page, "s", atMost: 1.5);
    }

    private static async Task<(double Live, double Page)> MeasureAsync(Bench bench)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}") };
        var start = Stopwatch.GetTimestamp();
        await using var program = ChildProcess.Start(
        [
            typeof(DashboardHost).Assembly.Location, "--kubeconfig", bench.Cluster.Ready.Kubeconfig,
            .. bench.Cluster.Ready.Dns is { } dns ? (string[])["--dns-server", dns] : [], "--urls", http.BaseAddress.GetLeftPart(UriPartial.Authority),
        ]);
        await AnsweredAsync(http, "/healthz/live");
        var live = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await AnsweredAsync(http, "/");
        return (live, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task AnsweredAsync(HttpClient http, string path)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), patience.Token);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10, patience.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
