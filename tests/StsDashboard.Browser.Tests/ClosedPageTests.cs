using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Testing;
using StsDashboard.Web.Hosting;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>The dashboard ends while somebody looks.</summary>
public sealed class ClosedPageTests(Browser browser)
{
    /// <summary>Less than the half minute after which a browser gives up a server that it hears nothing of.</summary>
    private const float AtOnce = 10_000;

    /// <summary>What became of each socket, in the order in which they were opened.</summary>
    private const string KeepSockets = """
        window.sockets = [];
        window.WebSocket = class extends WebSocket {
          constructor(...args) {
            super(...args);
            const index = window.sockets.push('open') - 1;
            this.addEventListener('close', event => window.sockets[index] = event.wasClean ? 'closed' : 'dropped');
          }
        };
        """;

    [Fact]
    public async Task Page_WhenTheProgramEnds_IsClosedInGoodOrderAndTriesAgainAtOnce()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        dashboard.Show(Inspections.Healthy(Sets.Web()));
        await using var screen = await browser.OpenAsync(dashboard.Address);
        await screen.Page.AddInitScriptAsync(KeepSockets);
        await screen.ShowAsync("/");

        await screen.Page.RunAndWaitForRequestAsync(
            () => dashboard.Services.GetRequiredService<Drain>().EndAsync(), request => request.Url.Contains("/_blazor/negotiate", StringComparison.Ordinal), new() { Timeout = AtOnce });

        await Expect(screen.Page.Locator("html")).ToHaveAttributeAsync("data-connection", "lost", new() { Timeout = AtOnce });
        await Expect(screen.Row("shop/web")).ToBeVisibleAsync();
        await screen.Page.WaitForFunctionAsync("() => window.sockets[0] !== 'open'", null, new() { Timeout = AtOnce });
        Assert.Equal("closed", await screen.Page.EvaluateAsync<string>("() => window.sockets[0]"));
    }
}
