using System.Diagnostics;
using Microsoft.Playwright;
using StsDashboard.Benchmarks.Children;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>From the API's event to the picture: one Chromium looks at the sets of one namespace, all of which fit its window.</summary>
internal static class Pixels
{
    private const double WritesPerSecond = 100;
    private const string Looked = "load-0";

    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Notes when the number of each write was first in the picture: after the frame that the change of the document belongs to.</summary>
    private const string Note = """
        window.seen = {};
        document.addEventListener('DOMContentLoaded', () => {
          const note = () => {
            const now = performance.now();
            for (const [, number] of document.body.textContent.matchAll(/Held by partition (\d+)/g)) window.seen[number] ??= now;
          };
          new MutationObserver(() => requestAnimationFrame(() => setTimeout(note)))
            .observe(document.body, { childList: true, subtree: true, characterData: true });
        });
        """;

    public static async Task RunAsync(Bench bench)
    {
        if (InstalledChromium() is not { } chromium)
        {
            Console.WriteLine("  not measured: there is no chromium on PATH");
            return;
        }
        await using var dashboard = bench.StartDashboard();
        var ready = await dashboard.ReadAsync<DashboardReady>();
        await bench.NamesAsync(dashboard);
        // As for the viewers: each write changes the text of a row.
        await bench.Cluster.WriteAsync(2 * bench.Options.Size.Sets, 1);
        await bench.Cluster.ReviseAsync(bench.Options.Size.Sets / 2, 2);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Quiet });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 1600 } });
        await page.AddInitScriptAsync(Note);
        await page.GotoAsync($"{ready.Url}/?namespace={Looked}");
        await page.Locator("main[data-live]").WaitForAsync();
        await using var watch = await BareWatch.StartAsync(bench.Cluster.Ready.Kubeconfig);
        await bench.Cluster.WriteAsync(WritesPerSecond, 20);
        var writes = await bench.Cluster.WriteAsync(WritesPerSecond, 30);
        await Task.Delay(TimeSpan.FromSeconds(2));

        var pageStarted = await StartOfClockAsync(page);
        var seen = await page.EvaluateAsync<Dictionary<string, double>>("() => window.seen");
        var delays = new Delays();
        for (var number = writes.First; number < writes.First + writes.StartedAt.Count; number++)
        {
            if (seen.TryGetValue($"{number}", out var shown) && watch.ToldAt(number) is { } told)
            {
                delays.Add(told, pageStarted + (long)(shown / 1e3 * Stopwatch.Frequency));
            }
        }
        bench.Report.Add($"changes seen in Chromium, at {writes.Events / writes.Seconds:0} events/s", delays.Count, "", atLeast: 1);
        bench.Report.Add("API event to pixel, p50", delays.Quantile(0.5), "ms");
        bench.Report.Add("API event to pixel, p99", delays.Quantile(0.99), "ms", atMost: 300);
    }

    /// <summary>When the page's clock began, on ours: of several tries the one that took least tells most exactly.</summary>
    private static async Task<long> StartOfClockAsync(IPage page)
    {
        var (best, started) = (long.MaxValue, 0L);
        for (var round = 0; round < 20; round++)
        {
            var before = Stopwatch.GetTimestamp();
            var now = await page.EvaluateAsync<double>("() => performance.now()");
            var took = Stopwatch.GetTimestamp() - before;
            if (took < best)
            {
                (best, started) = (took, before + (took / 2) - (long)(now / 1e3 * Stopwatch.Frequency));
            }
        }
        return started;
    }

    private static string? InstalledChromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { "chromium", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .Prepend(Environment.GetEnvironmentVariable("STS_CHROMIUM") ?? "")
            .FirstOrDefault(File.Exists);
}
