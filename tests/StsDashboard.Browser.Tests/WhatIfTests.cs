using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>The what-if panel under a person's hands.</summary>
public sealed class WhatIfTests(Browser browser, Showcase showcase)
{
    /// <summary>While <c>held</c> is a list, what the server sends waits in it, as on a slow line.</summary>
    private const string HoldableSocket = """
        window.held = null;
        window.WebSocket = class extends WebSocket {
          set onmessage(take) { super.onmessage = message => { held ? held.push(() => take(message)) : take(message); }; }
        };
        """;

    /// <summary>Every value that the page gives the slider, when it should leave it to the person who moves it.</summary>
    private const string CountWrites = """
        slider => {
          const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
          window.writes = [];
          Object.defineProperty(slider, "value", { get: value.get, set(written) { writes.push(written); value.set.call(this, written); } });
        }
        """;

    [Fact]
    public async Task Slider_MovedByKeys_KeepsFocusAndPlaceAndGoesIntoTheAddress()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.ShowAsync("/sets/data/mysql");
        var slider = screen.Page.GetByLabel("Replicas", new() { Exact = true });
        // A page that comes alive takes the focus to its heading once; what is focused before that loses it again.
        await Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
        await slider.FocusAsync();
        var place = await screen.Page.EvaluateAsync<double>("scrollY");

        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await screen.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(screen.Page).ToHaveURLAsync(new Regex(@"\?replicas=4$"));
        await Expect(screen.Page.Locator("#what-if .summary")).ToContainTextAsync("2 → 4 replicas: 2 pods are created");
        await Expect(slider).ToBeFocusedAsync();
        Assert.Equal(place, await screen.Page.EvaluateAsync<double>("scrollY"), 1.0);
        Assert.Empty(screen.Errors);

        await screen.Page.ReloadAsync();
        await Expect(screen.Page.Locator("#what-if .warnings")).ToContainTextAsync("data-mysql-2, data-mysql-3");
    }

    [Fact]
    public async Task Slider_WhenAnswersComeLate_CountsEveryKey()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.Page.AddInitScriptAsync(HoldableSocket);
        await screen.ShowAsync("/sets/data/mysql");
        var slider = screen.Page.GetByLabel("Replicas", new() { Exact = true });
        await Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
        await slider.FocusAsync();
        await slider.EvaluateAsync(CountWrites);

        await screen.Page.EvaluateAsync("() => { window.held = []; }");
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await screen.Page.WaitForFunctionAsync("() => held.length > 0");
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await screen.Page.EvaluateAsync("() => { const late = held; held = null; late.forEach(take => take()); }");

        await Expect(screen.Page).ToHaveURLAsync(new Regex(@"\?replicas=5$"));
        await Expect(screen.Page.Locator("#what-if .summary")).ToContainTextAsync("2 → 5 replicas: 3 pods are created");
        Assert.Empty(await screen.Page.EvaluateAsync<string[]>("() => writes"));
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(screen.Page).ToHaveURLAsync(new Regex(@"\?replicas=6$"));
        Assert.Empty(screen.Errors);
    }
}
