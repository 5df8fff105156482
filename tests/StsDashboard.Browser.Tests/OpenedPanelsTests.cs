using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What the Set page fetches only when someone opens it.</summary>
public sealed class OpenedPanelsTests(Browser browser, Showcase showcase)
{
    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task SetPage_WithChangesAndYamlOpen_FitsAndIsAccessible(int width, ColorScheme theme)
    {
        await using var screen = await browser.OpenAsync(showcase.Address, width, theme: theme, bypassPolicy: true);
        await screen.ShowAsync("/sets/shop/catalog");

        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "What changed" }).ClickAsync();
        await Expect(screen.Page.Locator(".diffs")).ToContainTextAsync("example/catalog:1.9.0");
        await screen.Page.Keyboard.PressAsync("y");
        await Expect(screen.Page.Locator("#yaml-text")).ToContainTextAsync("kind: StatefulSet");
        await Expect(screen.Page.Locator("[data-key-y]")).ToBeFocusedAsync();

        Assert.Equal(0, await screen.OverflowAsync());
        Assert.Empty(await (theme == ColorScheme.Light ? screen.Page.FaultsAsync() : screen.Page.ColourFaultsAsync()));
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task Yaml_Downloaded_IsTheFileOfTheSet()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.ShowAsync("/sets/shop/catalog");
        await screen.Page.Keyboard.PressAsync("y");
        var download = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        Assert.Equal("catalog.yaml", download.SuggestedFilename);
        using var file = new StreamReader(await download.CreateReadStreamAsync());
        Assert.StartsWith("apiVersion: apps/v1\nkind: StatefulSet\n", await file.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Empty(screen.Errors);
    }
}
