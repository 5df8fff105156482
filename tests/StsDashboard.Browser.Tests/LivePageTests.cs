using Microsoft.Playwright;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What happens in the cluster is seen on an open page, without reloading it.</summary>
public sealed class LivePageTests(Browser browser)
{
    private static readonly LocatorAssertionsToHaveTextOptions InTime = new() { Timeout = 60_000 };

    [Fact]
    public async Task Set_AppliedAndScaled_IsFollowedWithoutReload()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/");
        await screen.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        await PostgresExample.ApplyAsync(simulator.Api);
        var row = screen.Row("data/postgres");
        await Expect(row.Locator(".d-verdict")).ToHaveTextAsync("Healthy", InTime);
        await Expect(row.Locator(".d-ready")).ToHaveTextAsync("3/3");
        await Expect(row.Locator(".d-dns")).ToContainTextAsync("3/3", new() { Timeout = 60_000 });

        await PostgresExample.ScaleAsync(simulator.Api, 5);
        await Expect(row.Locator(".d-ready")).ToHaveTextAsync("5/5", InTime);

        await PostgresExample.ScaleAsync(simulator.Api, 2);
        await Expect(row.Locator(".d-ready")).ToHaveTextAsync("2/2", InTime);
        await Expect(row.Locator(".d-claims")).ToContainTextAsync("3 orphaned", new() { Timeout = 60_000 });
        Assert.True(await screen.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task Row_Opened_ShowsTheOrdinalMatrixAndFollowsTheSet()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await PostgresExample.ApplyAsync(simulator.Api);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/");
        await Expect(screen.Row("data/postgres").Locator(".d-ready")).ToHaveTextAsync("3/3", InTime);

        await screen.Row("data/postgres").Locator("a.rowlink").ClickAsync();
        await Expect(screen.Page).ToHaveURLAsync(new Uri(simulator.Address, "/sets/data/postgres").ToString());
        var rows = screen.Page.Locator(".matrix tbody tr");
        await Expect(rows).ToHaveCountAsync(3);
        await Expect(rows.Nth(1)).ToContainTextAsync("postgres-1.postgres.data.svc.cluster.local");
        await Expect(rows.Nth(1)).ToContainTextAsync("data-postgres-1");

        await PostgresExample.ScaleAsync(simulator.Api, 4);
        await Expect(rows).ToHaveCountAsync(4, new() { Timeout = 60_000 });
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task ClaimsPage_AfterScaleDown_ListsWhatIsLeftBehind()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await PostgresExample.ApplyAsync(simulator.Api);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/");
        await Expect(screen.Row("data/postgres").Locator(".d-ready")).ToHaveTextAsync("3/3", InTime);

        await screen.ShowAsync("/claims");
        await PostgresExample.ScaleAsync(simulator.Api, 1);
        await Expect(screen.Page.Locator("tr.fold a.rowlink")).ToHaveTextAsync("data-postgres-1–2", new() { Timeout = 60_000 });
        await screen.Page.Locator("tr.fold a.rowlink").ClickAsync();
        await Expect(screen.Page.GetByText("data-postgres-2", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(screen.Errors);
    }
}
