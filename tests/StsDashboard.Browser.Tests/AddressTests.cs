using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What an address leads to when somebody else opens it, and what a browser remembers without one.</summary>
public sealed class AddressTests(Browser browser, Showcase showcase)
{
    [Fact]
    public async Task Ordinal_InTheAddress_IsShownAndHasTheFocus()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.ShowAsync("/sets/edge/gateway-cache#ordinal-36");

        var row = screen.Page.Locator("#ordinal-36");
        await Expect(row).ToBeFocusedAsync();
        await Expect(row).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(screen.Page.Locator(".tabs a[aria-current]")).ToHaveTextAsync("Ordinals");
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task Finding_OpenedByKeys_IsOpenAgainAtItsAddress()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.ShowAsync("/findings?severity=Error&q=orders");
        await screen.Page.Keyboard.PressAsync("j");
        await screen.Page.Keyboard.PressAsync("Enter");
        await Expect(screen.Page).ToHaveURLAsync(new Regex("open="));
        var command = screen.Page.Locator("main .cmd").First;
        await Expect(command).ToContainTextAsync("orders-2");
        var text = await command.InnerTextAsync();

        await using var other = await browser.OpenAsync(showcase.Address, theme: ColorScheme.Dark);
        await other.ShowAsync(new Uri(screen.Page.Url).PathAndQuery);

        await Expect(other.Page.Locator("main .cmd").First).ToHaveTextAsync(text, new() { UseInnerText = true });
        Assert.Empty(other.Errors);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Section_ScrolledTo_IsMarkedAmongTheTabs(int width)
    {
        await using var screen = await browser.OpenAsync(showcase.Address, width);
        await screen.ShowAsync("/sets/shop/orders");
        var current = screen.Page.Locator(".tabs a[aria-current]");
        await Expect(current).ToHaveTextAsync("Ordinals");

        foreach (var name in new[] { "Timeline", "Events", "YAML", "Disruption", "Storage" })
        {
            await screen.Page.Locator(".tabs a", new() { HasText = name }).ClickAsync();
            await Expect(current).ToHaveTextAsync(new Regex($"^{name}"));
            await Expect(current).ToBeInViewportAsync(new() { Ratio = 1 });
            await Expect(screen.Page.Locator($"#{name.ToLowerInvariant()} h2")).ToBeInViewportAsync();
        }
        await screen.Page.EvaluateAsync("() => scrollTo(0, 0)");
        await Expect(current).ToHaveTextAsync("Ordinals");
        Assert.Empty(screen.Errors);
    }

    /// <summary>A page that scrolls meanwhile marks other tabs, and on a phone the bar then moves to show them.</summary>
    [Fact]
    public async Task Tab_PressedWhileThePageScrolls_IsClickedAllTheSame()
    {
        await using var screen = await browser.OpenAsync(showcase.Address, 390);
        await screen.ShowAsync("/sets/shop/orders#rollout");
        var current = screen.Page.Locator(".tabs a[aria-current]");
        await Expect(current).ToHaveTextAsync("Rollout");
        await screen.Page.Locator(".tabs a", new() { HasText = "Network" }).HoverAsync();
        await screen.Page.Mouse.DownAsync();

        await screen.Page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight)");
        await Expect(current).ToHaveTextAsync("YAML");
        await screen.Page.Mouse.UpAsync();

        await Expect(screen.Page).ToHaveURLAsync(new Regex("#network$"));
        await Expect(current).ToHaveTextAsync("Network");
        await Expect(current).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task ThemeAndNamespaces_Chosen_AreThereAgainAfterAReload()
    {
        await using var screen = await browser.OpenAsync(showcase.Address, theme: ColorScheme.Light);
        await screen.ShowAsync("/");
        await Expect(screen.Row("data/postgres")).ToBeVisibleAsync();

        await screen.Page.Locator("[data-theme-toggle]").ClickAsync();
        await screen.Page.Keyboard.PressAsync("n");
        await screen.Page.Locator(".mud-popover-open .mud-menu-item", new() { HasText = "messaging" }).ClickAsync();
        await Expect(screen.Page).ToHaveURLAsync(new Regex("namespace=messaging"));
        await screen.Page.WaitForFunctionAsync("() => localStorage.getItem('sts-namespaces') === 'messaging'");
        var dark = await BackgroundAsync(screen);

        await screen.ShowAsync("/");

        await Expect(screen.Page).ToHaveURLAsync(new Regex("namespace=messaging"));
        await Expect(screen.Page.GetByText("as last time")).ToBeVisibleAsync();
        await Expect(screen.Row("data/postgres")).ToHaveCountAsync(0);
        Assert.Equal("rgb(14, 18, 23)", dark);
        Assert.Equal(dark, await BackgroundAsync(screen));
        Assert.Empty(screen.Errors);
    }

    private static Task<string> BackgroundAsync(Screen screen) => screen.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
