using Microsoft.Playwright;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>The screen that nobody stands in front of.</summary>
public sealed class WallTests(Browser browser, Showcase showcase)
{
    /// <summary>The texts that are drawn smaller than so many pixels.</summary>
    private const string SmallTexts = """
        least => [...document.querySelectorAll("main.wall *")]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim()) && !e.closest(".leave, .sr"))
          .filter(e => parseFloat(getComputedStyle(e).fontSize) * (e.getScreenCTM?.().a ?? 1) < least - 0.1)
          .map(e => `${e.textContent.trim()} ${getComputedStyle(e).fontSize}`)
        """;

    [Theory]
    [InlineData(1920, 1080, 28)]
    [InlineData(1280, 720, 18.6)]
    [InlineData(3840, 2160, 56)]
    public async Task Wall_AtAnySize_IsDrawnLargeEnoughAndWhole(int width, int height, double least)
    {
        await using var screen = await browser.OpenAsync(showcase.Address, width, height);
        await screen.ShowAsync("/wall");
        await Expect(screen.Page.Locator("h1")).ToContainTextAsync("blocked");

        Assert.Empty(await screen.Page.EvaluateAsync<string[]>(SmallTexts, least));
        Assert.Equal(0, await screen.OverflowAsync());
        Assert.True(await screen.Page.EvaluateAsync<bool>("() => document.querySelector('main.wall footer').getBoundingClientRect().bottom <= innerHeight"));
    }

    [Fact]
    public async Task Rows_MoreThanFit_TurnPageAfterPage()
    {
        await using var screen = await browser.OpenAsync(showcase.Address, 1920, 1080);
        await screen.Page.Clock.InstallAsync();
        await screen.ShowAsync("/wall");
        var label = screen.Page.Locator("[data-page]");
        await Expect(label).ToHaveTextAsync("page 1 of 2");
        var first = screen.Page.Locator(".rows li").First;
        await Expect(first).ToBeVisibleAsync();

        await screen.Page.Clock.FastForwardAsync(13_000);

        await Expect(label).ToHaveTextAsync("page 2 of 2");
        await Expect(first).Not.ToBeVisibleAsync();
        await Expect(screen.Page.Locator(".rows li").Last).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Motion_NotWanted_ShowsTheWorstAndSaysHowManyThereAre()
    {
        await using var screen = await browser.OpenAsync(showcase.Address, 1920, 1080);
        await screen.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await screen.ShowAsync("/wall");

        await Expect(screen.Page.Locator("[data-page]")).ToContainTextAsync("worst first");
    }

    [Fact]
    public async Task Wall_ThemeInTheAddress_WinsOverTheSystems()
    {
        await using var screen = await browser.OpenAsync(showcase.Address, theme: ColorScheme.Light);
        await screen.ShowAsync("/wall?theme=dark");

        await Expect(screen.Page.Locator("main.wall")).ToHaveCSSAsync("background-color", "rgb(14, 18, 23)");
    }

    [Fact]
    public async Task Escape_Pressed_LeavesTheWall()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.ShowAsync("/wall");

        await screen.Page.Keyboard.PressAsync("Escape");

        await Expect(screen.Page.Locator(".rail")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Dashboard_Stopped_IsSaidOnTheWallAndByTheIcon()
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase", lively: false);
        await using var screen = await browser.OpenAsync(simulator.Address, 1920, 1080);
        await screen.ShowAsync("/wall");
        var icon = screen.Page.Locator("link[rel=icon]");
        await Expect(icon).ToHaveAttributeAsync("href", "favicons/blocked.svg");

        await simulator.StopDashboardAsync();

        await Expect(screen.Page.GetByText("Connection to the dashboard lost")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(icon).ToHaveAttributeAsync("href", "favicons/unknown.svg");
    }
}
