using System.Diagnostics;
using StsDashboard.Benchmarks.Viewers;

namespace StsDashboard.Benchmarks.Children;

/// <summary>A crowd of pages and of programs that read the hub, in a process of its own.</summary>
internal static class ViewersChild
{
    /// <summary>A page that has not been sent anything for so long is complete.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(string url)
    {
        var dashboard = new Uri(url);
        var seen = new SeenWrites();
        var pages = new List<BrowserCircuit>();
        var streams = new List<HubDrain>();
        using var http = new HttpClient();
        await foreach (var command in ChildRoles.CommandsAsync())
        {
            switch (command)
            {
                case ["pages", var count, var path]:
                    for (var number = 0; number < int.Parse(count); number++)
                    {
                        pages.Add(await BrowserCircuit.OpenAsync(http, new Uri(dashboard, path), seen));
                    }
                    await SettleAsync(pages);
                    break;
                case ["visits", var count, var path]:
                    // While things change, no page is ever without news for long.
                    for (var number = 0; number < int.Parse(count); number++)
                    {
                        pages.Add(await BrowserCircuit.OpenAsync(http, new Uri(dashboard, path), seen));
                    }
                    break;
                case ["streams", var count]:
                    for (var number = 0; number < int.Parse(count); number++)
                    {
                        streams.Add(await HubDrain.OpenAsync(dashboard));
                    }
                    break;
            }
            ChildRoles.Answer(new ViewersReport(
                pages.Sum(page => page.Batches),
                pages.Sum(page => page.Bytes),
                streams.Sum(stream => stream.Bytes),
                [.. pages.Select(page => page.Failure).OfType<string>()],
                seen.SeenAt,
                seen.Calls));
        }
        foreach (var viewer in pages.Concat<IAsyncDisposable>(streams))
        {
            await viewer.DisposeAsync();
        }
    }

    private static async Task SettleAsync(List<BrowserCircuit> pages)
    {
        while (pages.Exists(page => page.Failure is null && Stopwatch.GetElapsedTime(page.HeardAt) < Settled))
        {
            await Task.Delay(100);
        }
    }
}
