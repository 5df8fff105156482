using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What people come for, from the first screen to the answer.</summary>
public sealed class JourneyTests(Browser browser, Showcase showcase)
{
    private const float Patience = 60_000;

    [Fact]
    public async Task Rollout_Watched_GoesFromTheHighestOrdinalDownWithoutReload()
    {
        await using var simulator = await WatchedSimulator.StartAsync(speed: 1);
        await PostgresExample.ApplyAsync(simulator.Api);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/sets/data/postgres");
        var verdict = screen.Page.Locator(".hero .verdict");
        await Expect(verdict).ToHaveTextAsync("Healthy", new() { Timeout = Patience });
        await screen.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        await PostgresExample.UpdateAsync(simulator.Api, "postgres:17");

        await Expect(Revision(screen, 0)).ToContainTextAsync("old revision", new() { Timeout = Patience });
        await Expect(verdict).ToHaveTextAsync("Progressing");
        await Expect(screen.Page.Locator(".hero .sentence")).ToContainTextAsync("postgres-2", new() { Timeout = Patience });
        await Expect(Revision(screen, 2)).ToContainTextAsync("update revision", new() { Timeout = Patience });
        await Expect(Revision(screen, 0)).ToContainTextAsync("old revision");
        await Expect(Revision(screen, 0)).ToContainTextAsync("update revision", new() { Timeout = Patience });
        await Expect(verdict).ToHaveTextAsync("Healthy", new() { Timeout = Patience });
        Assert.True(await screen.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task BlockedSet_Opened_SaysWhyAndGivesTheCommandToTheClipboard()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await screen.ShowAsync("/");
        await screen.Row("shop/orders").Locator("a.rowlink").ClickAsync();

        var hero = screen.Page.Locator(".hero");
        await Expect(hero.Locator(".verdict")).ToHaveTextAsync("Blocked");
        await Expect(hero.Locator(".sentence")).ToContainTextAsync("waits for orders-2");
        await Expect(hero.Locator(".evidence li")).Not.ToHaveCountAsync(0);
        await hero.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        Assert.Equal("kubectl delete pod orders-2 -n shop", await screen.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        // Why, what to run, what comes next and the ordinals: on one window, without scrolling.
        var matrix = await screen.Page.Locator("#ordinals").BoundingBoxAsync();
        Assert.InRange(matrix!.Y + matrix.Height, 0, 760);
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task OrphanedClaims_LookedThrough_StandInColumnsAndAreExported()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.ShowAsync("/claims");
        await Expect(screen.Page.Locator("tr.fold").First).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.Equal(await LeftEdgesAsync(screen, ".claims thead tr"), await LeftEdgesAsync(screen, "tr.fold"));

        await screen.Page.GetByText("data-mysql-2").First.ClickAsync();
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "data-mysql-3" }).ClickAsync();
        await Expect(screen.Page.Locator(".claims .open")).ToContainTextAsync("destroys its volume and the data on it");
        await Expect(screen.Page.Locator(".claims .open .cmd")).ToContainTextAsync("kubectl delete pvc data-mysql-3 -n data");

        var download = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        var lines = (await TextAsync(download)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("namespace,name,", lines[0]);
        Assert.Equal(9, lines.Length - 1);
        Assert.Single(lines, line => line.StartsWith("data,data-mysql-3,", StringComparison.Ordinal));
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task ScaleDown_PlannedByKeys_TellsTheFateOfTheClaims()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.ShowAsync("/sets/data/postgres");
        await Expect(screen.Page.Locator("h1")).ToBeFocusedAsync(new() { Timeout = Patience });
        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "What if" }).FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.Page.GetByLabel("Replicas", new() { Exact = true }).FocusAsync();

        await screen.Page.Keyboard.PressAsync("ArrowLeft");
        await screen.Page.Keyboard.PressAsync("ArrowLeft");

        await Expect(screen.Page).ToHaveURLAsync(new Regex(@"\?replicas=1"));
        var panel = screen.Page.Locator("#what-if");
        await Expect(panel.Locator(".summary")).ToContainTextAsync("3 → 1 replicas: 2 pods are deleted");
        await Expect(panel.Locator(".steps b")).ToHaveTextAsync(["Delete postgres-2", "Delete postgres-1"]);
        await Expect(panel.Locator(".effects")).ToContainTextAsync("Left behind 2");
        await Expect(panel.Locator(".effects")).ToContainTextAsync("data-postgres-1");
        await Expect(panel.Locator(".cmd code")).ToHaveTextAsync("kubectl scale statefulset postgres --replicas=1 -n data");
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task Yaml_CopiedAndDownloaded_ShowsNoSecret()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await PostgresExample.ApplyAsync(simulator.Api);
        await PostgresExample.SetVariableAsync(simulator.Api, "API_TOKEN", "tulips-from-1637");
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await screen.ShowAsync("/sets/data/postgres");
        await Expect(screen.Page.Locator("[data-key-y]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await screen.Page.Keyboard.PressAsync("y");
        await Expect(screen.Page.Locator("#yaml-text")).ToContainTextAsync("API_TOKEN");

        await screen.Page.Locator("#yaml").GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        var copied = await screen.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        var download = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        foreach (var yaml in new[] { copied, await TextAsync(download) })
        {
            Assert.StartsWith("apiVersion: apps/v1\nkind: StatefulSet\n", yaml);
            Assert.Contains("API_TOKEN", yaml, StringComparison.Ordinal);
            Assert.DoesNotContain("tulips", yaml, StringComparison.Ordinal);
        }
        Assert.Empty(screen.Errors);
    }

    private static ILocator Revision(Screen screen, int ordinal) => screen.Page.Locator($"#ordinal-{ordinal} .d-revision");

    private static Task<int[]> LeftEdgesAsync(Screen screen, string row) => screen.Page.EvaluateAsync<int[]>(
        "row => [...document.querySelector(row).children].map(cell => Math.round(cell.getBoundingClientRect().left))", row);

    private static async Task<string> TextAsync(IDownload download)
    {
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
