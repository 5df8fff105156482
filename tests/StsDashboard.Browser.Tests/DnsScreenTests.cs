using System.Globalization;
using System.Text.RegularExpressions;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>The DNS screen beside a server that answers out of its cache, and one that does not answer.</summary>
public sealed partial class DnsScreenTests(Browser browser)
{
    private const string Name = "tr[data-name='postgres-1.postgres.data.svc.cluster.local']";

    [Fact]
    public async Task Pod_RestartedUnderACache_IsStaleAndCountsDownUntilTheCacheForgets()
    {
        await using var simulator = await WatchedSimulator.StartAsync(asksCache: true);
        await PostgresExample.ApplyAsync(simulator.Api);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/dns");
        await Expect(screen.Page.GetByText("All 3 expected names resolve.")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await PostgresExample.RestartAsync(simulator.Api, 1);

        var row = screen.Page.Locator(Name);
        await Expect(row).ToContainTextAsync("Stale", new() { Timeout = 60_000 });
        await Expect(row.Locator(".odd")).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync(simulator.Cluster.CachingDnsAddress.ToString());
        await Expect(row).ToContainTextAsync("1 of 2; the other is right");
        // Counted in the browser, second by second: without a new frame it is less than it was.
        var left = row.Locator("time[data-until]");
        var before = Seconds(await left.TextContentAsync());
        Assert.InRange(before, 0, 30);
        await screen.Page.WaitForFunctionAsync(
            "([row, before]) => !(parseInt(document.querySelector(`${row} time[data-until]`)?.textContent) >= before)", new object[] { Name, before });

        await Expect(row).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Expect(screen.Page.Locator($"tr[data-server='{simulator.Cluster.CachingDnsAddress}']")).ToContainTextAsync("up to 30 s", new() { Timeout = 30_000 });
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task Servers_ThatFail_AreCountedByKindOnTheOpenPage()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await PostgresExample.ApplyAsync(simulator.Api);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/dns");
        await Expect(screen.Page.GetByText("All 3 expected names resolve.")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        simulator.Cluster.DnsFaults.ServerFailure = true;
        await PostgresExample.RestartAsync(simulator.Api, 1);

        var row = screen.Page.Locator(Name);
        await Expect(row).ToContainTextAsync("Unreachable", new() { Timeout = 60_000 });
        await Expect(row).ToContainTextAsync("NET011");
        await Expect(screen.Page.Locator($"tr[data-server='{simulator.Cluster.DnsAddress}']")).ToContainTextAsync("SERVFAIL", new() { Timeout = 30_000 });

        await row.Locator("a.rowlink").ClickAsync();
        await Expect(screen.Page).ToHaveURLAsync(new Regex("/sets/data/postgres#ordinal-1$"));
        Assert.Empty(screen.Errors);
    }

    private static int Seconds(string? text) => int.Parse(Figure().Match(text ?? "").Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Figure();
}
