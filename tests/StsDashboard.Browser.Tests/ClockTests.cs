namespace StsDashboard.Browser.Tests;

/// <summary>The ages and times that the browser counts on by itself.</summary>
public sealed class ClockTests(Browser browser, Showcase showcase)
{
    [Fact]
    public async Task Clock_OfAPageThatWasSlowToLoad_IsNotSlow()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        await screen.Page.RouteAsync("**/js/time*.js", async route =>
        {
            await screen.Page.WaitForFunctionAsync("() => performance.now() > 4000");
            await route.ContinueAsync();
        });
        await screen.ShowAsync("/rules");

        // Within two seconds, as it is written once a second; the page took four.
        await screen.Page.WaitForFunctionAsync("""
            () => {
              const now = new Date();
              const shown = Date.parse(`${now.toISOString().slice(0, 11)}${document.querySelector("[data-clock=''], [data-clock='long']").textContent.slice(0, 8)}Z`);
              return Math.abs(now - shown) < 2000;
            }
            """);
        Assert.Empty(screen.Errors);
    }
}
