using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What is lost is said to be lost, and comes back by itself.</summary>
public sealed class LostConnectionTests(Browser browser)
{
    private const float Patience = 60_000;

    [Fact]
    public async Task Dashboard_StoppedAndStartedAgain_GoesOnByItselfAtTheSameAddress()
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase", lively: false);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/?namespace=data");
        await Expect(screen.Row("data/postgres")).ToBeVisibleAsync();

        await simulator.StopDashboardAsync();
        var html = screen.Page.Locator("html");
        await Expect(html).ToHaveAttributeAsync("data-connection", "lost", new() { Timeout = Patience });
        await Expect(screen.Page.GetByText("Connection to the dashboard lost")).ToBeVisibleAsync();
        // The last frame stays.
        await Expect(screen.Row("data/postgres")).ToBeVisibleAsync();

        await simulator.StartDashboardAsync();
        await Expect(html).Not.ToHaveAttributeAsync("data-connection", "lost", new() { Timeout = Patience });
        await Expect(screen.Row("data/postgres").Locator(".d-verdict")).ToHaveTextAsync("Healthy", new() { Timeout = Patience });
        Assert.Contains("namespace=data", screen.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiServer_UnavailableThenBack_IsSaidOnThePageAndRecovers()
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase", lively: false);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/");
        await Expect(screen.Row("data/postgres")).ToBeVisibleAsync(new() { Timeout = Patience });

        simulator.Cluster.ApiFaults.Unavailable = TimeSpan.FromSeconds(1);
        simulator.Cluster.ApiFaults.CloseWatches();
        await Expect(screen.Page.Locator(".appbar")).ToContainTextAsync("not live", new() { Timeout = Patience });
        await Expect(screen.Row("data/postgres")).ToBeVisibleAsync();

        simulator.Cluster.ApiFaults.Unavailable = null;
        await Expect(screen.Page.Locator(".appbar")).Not.ToContainTextAsync("not live", new() { Timeout = Patience });
    }

    [Fact]
    public async Task Pods_Forbidden_MakeSetsUnknownNotHealthy()
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase", lively: false);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/");
        var verdict = screen.Row("data/postgres").Locator(".d-verdict");
        await Expect(verdict).ToHaveTextAsync("Healthy", new() { Timeout = Patience });

        simulator.Cluster.ApiFaults.Forbid("pods");
        simulator.Cluster.ApiFaults.CloseWatches();
        await Expect(verdict).ToHaveTextAsync("Unknown", new() { Timeout = Patience });
        await Expect(screen.Row("data/postgres")).ToContainTextAsync("no permission", new() { Timeout = Patience });
        // The other kinds go on.
        await screen.ShowAsync("/sources");
        await Expect(screen.Page.Locator("main")).ToContainTextAsync("no permission", new() { Timeout = Patience });
    }
}
