using System.Text.RegularExpressions;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>The what-if panel under a person's hands.</summary>
public sealed class WhatIfTests(Browser browser)
{
    [Fact]
    public async Task Slider_MovedByKeys_KeepsFocusAndPlaceAndGoesIntoTheAddress()
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase", lively: false);
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.ShowAsync("/sets/data/mysql");
        var slider = screen.Page.GetByLabel("Replicas", new() { Exact = true });
        // A page that comes alive takes the focus to its heading once; what is focused before that loses it again.
        await Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
        await slider.FocusAsync();
        var place = await screen.Page.EvaluateAsync<double>("scrollY");

        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(screen.Page).ToHaveURLAsync(new Regex(@"\?replicas=3$"));
        // The address is first to change; the picture of the plan follows.
        await Expect(screen.Page.Locator("#what-if .summary")).ToContainTextAsync("2 → 3 replicas");
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(screen.Page).ToHaveURLAsync(new Regex(@"\?replicas=4$"));
        await Expect(screen.Page.Locator("#what-if .summary")).ToContainTextAsync("2 → 4 replicas: 2 pods are created");
        await Expect(slider).ToBeFocusedAsync();
        Assert.Equal(place, await screen.Page.EvaluateAsync<double>("scrollY"), 1.0);
        Assert.Empty(screen.Errors);

        await screen.Page.ReloadAsync();
        await Expect(screen.Page.Locator("#what-if .warnings")).ToContainTextAsync("data-mysql-2, data-mysql-3");
    }
}
