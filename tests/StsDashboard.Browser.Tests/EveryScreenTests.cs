using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What holds for every screen: it fits its window, writes no error, and a screen reader can read it.</summary>
public sealed class EveryScreenTests(Browser browser)
{
    private static readonly string[] Paths =
    [
        "/", "/sets/shop/orders", "/sets/data/postgres", "/sets/data/mysql?replicas=6&template=changed", "/claims", "/claims?open=data%2Fdata-mysql-2..4",
        "/findings", "/findings?severity=Error&open=NET002%2Fmessaging%2Fnats%2FService%2Fnats-headless", "/findings?group=rule&open=PDB001",
        "/dns", "/dns?result=Resolves", "/rules", "/wall", "/sources", "/sets/nowhere/nothing",
    ];

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(1024, ColorScheme.Light)]
    [InlineData(1024, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Screens_AtThisWidth_FitAndAreAccessible(int width, ColorScheme theme)
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase");
        await using var screen = await browser.OpenAsync(simulator.Address, width, theme: theme, bypassPolicy: true);
        var faults = new List<string>();
        foreach (var path in Paths)
        {
            await screen.ShowAsync(path);
            await Expect(screen.Page.Locator("h1")).ToHaveCountAsync(1);
            await Expect(screen.Page.Locator("main")).Not.ToContainTextAsync("Syncing");
            if (await screen.OverflowAsync() is > 0 and var pixels)
            {
                faults.Add($"{path}: {pixels} px wider than the window");
            }
            var result = await screen.Page.RunAxe();
            faults.AddRange(result.Violations.Select(violation =>
                $"{path}: {violation.Id} {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.DoesNotContain(screen.Errors, error => !error.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Screens_UnderTheirOwnSecurityPolicy_WriteNoError()
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase");
        await using var screen = await browser.OpenAsync(simulator.Address);
        foreach (var path in Paths.Where(path => !path.Contains("nowhere", StringComparison.Ordinal)))
        {
            await screen.ShowAsync(path);
        }
        Assert.Empty(screen.Errors);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("Enter")]
    public async Task NamespaceMenu_OpenedByKey_ChoosesIntoTheAddress(string key)
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase");
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/");
        await Expect(screen.Row("data/postgres")).ToBeVisibleAsync();

        if (key == "Enter")
        {
            await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Namespaces" }).FocusAsync();
        }
        await screen.Page.Keyboard.PressAsync(key);
        var item = screen.Page.Locator(".mud-popover-open .mud-menu-item", new() { HasText = "messaging" });
        await item.ClickAsync();
        await Expect(screen.Page).ToHaveURLAsync(new Regex("namespace=messaging"));
        await Expect(screen.Row("data/postgres")).ToHaveCountAsync(0);
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task Demo_Page_SaysThatItIsSimulated()
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase");
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/");
        await Expect(screen.Page.GetByText("Nothing here is real")).ToBeVisibleAsync();
        await screen.ShowAsync("/claims");
        await Expect(screen.Page.Locator(".appbar")).ToContainTextAsync("Simulated");
    }
}
