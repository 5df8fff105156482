using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>How much comes over the wire, and from where: people look at this over a VPN, and from machines without the internet.</summary>
public sealed class TrafficTests(Browser browser, Showcase showcase, ITestOutputHelper output)
{
    private const long FirstLoad = 1_000_000;
    private const long QuietPerSecond = 10_000;

    [Fact]
    public async Task FirstLoad_OfSetsAndASet_StaysUnderAMegabyteFromOneOrigin()
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        var traffic = await Traffic.MeasureAsync(screen.Page);

        await screen.ShowAsync("/");
        await Expect(screen.Row("data/postgres")).ToBeVisibleAsync();
        var sets = traffic.Bytes;
        await screen.ShowAsync("/sets/shop/orders");

        output.WriteLine($"Sets {sets} bytes, then a set {traffic.Bytes - sets} bytes\n{traffic.Largest(12)}");
        Assert.InRange(traffic.Bytes, 1, FirstLoad);
        Assert.Equal([showcase.Address.Authority], traffic.Authorities);
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task FirstLoad_OfManySets_StaysUnderAMegabyte()
    {
        await using var simulator = await WatchedSimulator.StartAsync("load:2000x3", lively: false);
        await simulator.HasSyncedAsync();
        await using var screen = await browser.OpenAsync(simulator.Address);
        var traffic = await Traffic.MeasureAsync(screen.Page);

        await screen.ShowAsync("/");
        await Expect(screen.Page.Locator("tr[data-row]").First).ToBeVisibleAsync();

        output.WriteLine($"{traffic.Bytes} bytes\n{traffic.Largest(4)}");
        Assert.InRange(traffic.Bytes, 1, FirstLoad);
    }

    [Fact]
    public async Task QuietCluster_Watched_CostsLessThanTenKilobytesASecond() =>
        await Task.WhenAll(AssertIsQuietAsync("/"), AssertIsQuietAsync("/sets/shop/orders"));

    private async Task AssertIsQuietAsync(string path)
    {
        await using var screen = await browser.OpenAsync(showcase.Address);
        var traffic = await Traffic.MeasureAsync(screen.Page);
        await screen.ShowAsync(path);
        await screen.Page.WaitForFunctionAsync("() => performance.now() > 8000");

        var (before, at) = (traffic.Bytes, await NowAsync(screen));
        await screen.Page.WaitForFunctionAsync("at => performance.now() > at + 10000", at);
        var perSecond = (traffic.Bytes - before) / ((await NowAsync(screen) - at) / 1000);

        output.WriteLine($"{path}: {perSecond:F0} bytes a second");
        Assert.InRange(perSecond, 0, QuietPerSecond);
        Assert.Equal([showcase.Address.Authority], traffic.Authorities);
    }

    private static Task<double> NowAsync(Screen screen) => screen.Page.EvaluateAsync<double>("() => performance.now()");
}
