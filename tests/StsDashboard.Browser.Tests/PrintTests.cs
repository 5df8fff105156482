using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>On paper: what was seen and what to do, without bars and controls.</summary>
public sealed class PrintTests(Browser browser, Showcase showcase)
{
    [Theory]
    [InlineData("/sets/shop/orders")]
    [InlineData("/findings?severity=Error")]
    public async Task Screen_Printed_HasCommandsAndNoControls(string path)
    {
        await using var screen = await browser.OpenAsync(showcase.Address, width: 794, theme: ColorScheme.Dark);
        await screen.ShowAsync(path);
        await Expect(screen.Page.Locator("main")).ToContainTextAsync("kubectl delete pod orders-2 -n shop");

        await screen.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(screen.Page.GetByText("kubectl delete pod orders-2 -n shop").First).ToBeVisibleAsync();
        foreach (var hidden in new[] { ".appbar", ".rail", ".filters, .tabs", "main .iconbtn" })
        {
            Assert.False(await screen.Page.Locator(hidden).First.IsVisibleAsync(), hidden);
        }
        await Expect(screen.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
    }
}
