using Microsoft.Playwright;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What may not be read, is not there any more or not yet is said where it would stand; the rest goes on.</summary>
public sealed class PartialSightTests(Browser browser)
{
    private const float Patience = 60_000;

    [Theory]
    [InlineData("pods", "/", "tr[data-set='data/postgres']")]
    [InlineData("pods", "/sets/data/postgres", "#ordinals")]
    [InlineData("pods", "/claims", "main")]
    [InlineData("persistentvolumeclaims", "/claims", "main")]
    [InlineData("persistentvolumeclaims", "/sets/data/postgres", "#storage")]
    [InlineData("services", "/sets/data/postgres", "#network")]
    [InlineData("controllerrevisions", "/sets/data/postgres", "#rollout")]
    [InlineData("poddisruptionbudgets", "/sets/data/postgres", "#disruption")]
    [InlineData("poddisruptionbudgets", "/findings", "main")]
    [InlineData("nodes", "/sources", "main")]
    public async Task Kind_Forbidden_IsSaidWhereItWouldStand(string resource, string path, string place)
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase", lively: false);
        await simulator.HasSyncedAsync();
        simulator.Cluster.ApiFaults.Forbid(resource);
        simulator.Cluster.ApiFaults.CloseWatches();
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync(path);

        await Expect(screen.Page.Locator(place).First).ToContainTextAsync("no permission", new() { Timeout = Patience });
        await Expect(screen.Page.Locator(".appbar")).ToContainTextAsync("1 without permission");
        Assert.Equal(0, await screen.OverflowAsync());
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task Set_DeletedWhileSomeoneLooks_StaysAndIsSaidToBeGone()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await PostgresExample.ApplyAsync(simulator.Api);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/sets/data/postgres");
        await Expect(screen.Page.Locator(".hero .verdict")).ToHaveTextAsync("Healthy", new() { Timeout = Patience });

        await simulator.Api.DeleteAsync("apis/apps/v1/namespaces/data/statefulsets/postgres", TestContext.Current.CancellationToken);

        await Expect(screen.Page.GetByText("This set is gone")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(screen.Page.GetByRole(AriaRole.Link, new() { Name = "3 claims" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(screen.Page.Locator("#ordinals")).ToContainTextAsync("postgres-2");
        await Expect(screen.Page.Locator("#what-if")).ToHaveCountAsync(0);
        Assert.Empty(screen.Errors);
    }

    [Theory]
    [InlineData("/", "No StatefulSets.")]
    [InlineData("/claims", "No orphaned claims.")]
    [InlineData("/findings", "No findings.")]
    [InlineData("/sets/data/postgres", "If it is created, it appears here by itself.")]
    public async Task EmptyCluster_Shown_SaysWhatIsEmptyAndWhatThatMeans(string path, string text)
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await simulator.HasSyncedAsync();
        await using var screen = await browser.OpenAsync(simulator.Address, 390, 844);
        await screen.ShowAsync(path);

        await Expect(screen.Page.Locator("main")).ToContainTextAsync(text);
        Assert.Equal(0, await screen.OverflowAsync());
    }
}
