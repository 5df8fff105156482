using System.Text.RegularExpressions;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>Everything can be reached without a mouse.</summary>
public sealed class KeyboardTests(Browser browser, Showcase showcase)
{
    [Fact]
    public async Task FaultySet_ByKeyboardOnly_IsFoundOpenedAndLeft()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        var keyboard = screen.Page.Keyboard;
        await screen.ShowAsync("/");
        await Expect(screen.Row("shop/orders").Locator(".d-verdict")).ToHaveTextAsync("Blocked");

        await keyboard.PressAsync("f");
        await Expect(screen.Page).ToHaveURLAsync(new Regex("faults=true"));
        await Expect(screen.Row("data/postgres")).ToHaveCountAsync(0);
        await keyboard.PressAsync("/");
        await keyboard.TypeAsync("orders");
        await Expect(screen.Page).ToHaveURLAsync(new Regex("q=orders"));
        await Expect(screen.Page.Locator("tr[data-set]")).ToHaveCountAsync(1);
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("j");
        await Expect(screen.Row("shop/orders")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(screen.Page).ToHaveURLAsync(new Regex("/sets/shop/orders$"));
        await Expect(screen.Page.Locator(".hero .sentence")).ToContainTextAsync("orders-2");

        await keyboard.PressAsync("Escape");
        await Expect(screen.Page.Locator("tr[data-set]").First).ToBeVisibleAsync();
        await keyboard.PressAsync("?");
        await Expect(screen.Page.Locator("#keys-dialog")).ToContainTextAsync("YAML");
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task Rows_BeyondThoseDrawn_AreReachedByJAndBackByK()
    {
        await using var simulator = await WatchedSimulator.StartAsync("load:160x1", lively: false);
        await using var screen = await browser.OpenAsync(simulator.Address, height: 500);
        await screen.ShowAsync("/?sort=name");
        await Expect(screen.Page.GetByRole(Microsoft.Playwright.AriaRole.Status).GetByText("160 sets")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(screen.Page.Locator("tr[data-row]").First).ToBeVisibleAsync();
        Assert.InRange(await screen.Page.Locator("tr[data-row]").CountAsync(), 10, 100);

        var seen = await WalkAsync(screen, "j", 60);
        Assert.Equal(60, seen.Distinct().Count());
        Assert.Equal(seen[..^1].AsEnumerable().Reverse().Take(50), (await WalkAsync(screen, "k", 50)).Take(50));
    }

    /// <summary>Presses the key so often, and says which row had the focus after each.</summary>
    private static async Task<string[]> WalkAsync(Screen screen, string key, int steps)
    {
        var seen = new List<string>();
        var before = await FocusedAsync(screen);
        for (var step = 0; step < steps; step++)
        {
            await screen.Page.Keyboard.PressAsync(key);
            await screen.Page.WaitForFunctionAsync("before => (document.activeElement.dataset.set ?? '') !== before", before);
            before = await FocusedAsync(screen);
            seen.Add(before);
        }
        return [.. seen];
    }

    private static Task<string> FocusedAsync(Screen screen) => screen.Page.EvaluateAsync<string>("() => document.activeElement.dataset.set ?? ''");
}
