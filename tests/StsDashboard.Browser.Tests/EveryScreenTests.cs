using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What holds for every screen: it fits its window, writes no error, and a screen reader can read it.</summary>
public sealed class EveryScreenTests(Browser browser, Showcase showcase)
{
    private static readonly string[] Paths =
    [
        "/", "/sets/shop/orders", "/sets/data/postgres", "/sets/data/mysql?replicas=6&template=changed", "/claims", "/claims?open=data%2Fdata-mysql-2..4",
        "/findings", "/findings?severity=Error&open=NET002%2Fmessaging%2Fnats%2FService%2Fnats-headless", "/findings?group=rule&open=PDB001",
        "/dns", "/dns?result=Resolves", "/rules", "/wall", "/sources", "/sets/nowhere/nothing",
    ];

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Screens_OnDeskAndPhone_FitAndAreAccessibleInBothThemes(int width)
    {
        await using var screen = await browser.OpenAsync(showcase.Address, width, theme: ColorScheme.Light, bypassPolicy: true);
        var faults = new List<string>();
        foreach (var path in Paths)
        {
            await screen.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await AssertFitsAsync(screen, path);
            faults.AddRange((await screen.Page.FaultsAsync()).Select(fault => $"{path}: {fault}"));
            await screen.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Expect(screen.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(14, 18, 23)");
            faults.AddRange((await screen.Page.ColourFaultsAsync()).Select(fault => $"{path}, dark: {fault}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.DoesNotContain(screen.Errors, error => !error.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Screens_UnderTheirOwnSecurityPolicyOnATablet_FitAndWriteNoError()
    {
        await using var screen = await browser.OpenAsync(showcase.Address, width: 1024);
        foreach (var path in Paths.Where(path => !path.Contains("nowhere", StringComparison.Ordinal)))
        {
            await AssertFitsAsync(screen, path);
        }
        Assert.Empty(screen.Errors);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("Enter")]
    public async Task NamespaceMenu_OpenedByKey_ChoosesIntoTheAddress(string key)
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
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
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.ShowAsync("/");
        await Expect(screen.Page.GetByText("Nothing here is real")).ToBeVisibleAsync();
        await screen.ShowAsync("/claims");
        await Expect(screen.Page.Locator(".appbar")).ToContainTextAsync("Simulated");
    }

    private static async Task AssertFitsAsync(Screen screen, string path)
    {
        await screen.ShowAsync(path);
        await Expect(screen.Page.Locator("h1")).ToHaveCountAsync(1);
        await Expect(screen.Page.Locator("main")).Not.ToContainTextAsync("Syncing");
        Assert.Equal((path, 0), (path, await screen.OverflowAsync()));
    }
}
