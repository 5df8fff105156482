using Microsoft.Playwright;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>
/// Takes the pictures in <c>docs/screenshots</c>, of every screen in both themes over the simulated cluster. Not a test: it
/// runs only when it is asked for (CONTRIBUTING.md).
/// </summary>
public sealed class Screenshots(Browser browser, ITestOutputHelper output)
{
    private static readonly (string Name, string Path, int Width, int Height, string Shows)[] Pictures =
    [
        ("sets", "/", 1440, 900, "tr[data-set='shop/orders']"),
        ("set", "/sets/edge/gateway-cache", 1440, 900, "#ordinal-39"),
        ("set-blocked", "/sets/shop/orders", 1440, 1180, ".hero .cmd"),
        ("what-if", "/sets/data/mysql?replicas=4#what-if", 1440, 900, "#what-if .steps"),
        ("claims", "/claims?open=data%2Fdata-mysql-2..4", 1440, 900, ".claims .within"),
        ("findings", "/findings", 1440, 900, "tr[data-row]"),
        ("rules", "/rules", 1440, 900, ".family"),
        ("dns", "/dns", 1440, 900, "main table"),
        ("sources", "/sources", 1440, 900, "main table"),
        ("wall", "/wall", 1920, 1080, ".rows li"),
        ("phone-sets", "/", 390, 844, "tr[data-set='shop/orders']"),
        ("phone-set", "/sets/shop/orders", 390, 844, ".hero .cmd"),
    ];

    [Fact(Explicit = true)]
    public async Task Take()
    {
        var folder = Path.Combine(RepositoryRoot(), "docs", "screenshots");
        Directory.CreateDirectory(folder);
        await using var simulator = await WatchedSimulator.StartAsync("showcase", speed: 1);
        await simulator.HasSyncedAsync();
        foreach (var (name, path, width, height, shows) in Pictures)
        {
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var screen = await browser.OpenAsync(simulator.Address, width, height, theme);
                await screen.ShowAsync(path);
                await Expect(screen.Page.Locator(shows).First).ToBeVisibleAsync();
                await Expect(screen.Page.Locator(".fresh, .wall footer").First).ToContainTextAsync("live");
                // The heading's focus, and what scrolls to it, come last.
                await Expect(screen.Page.Locator("h1")).ToBeFocusedAsync();
                if (new Uri(screen.Page.Url).Fragment is { Length: > 1 } place)
                {
                    await screen.Page.Locator(place).EvaluateAsync("element => element.scrollIntoView()");
                }
                var png = PalettePng.Of(await screen.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }));
                var file = $"{name}-{theme.ToString().ToLowerInvariant()}.png";
                await File.WriteAllBytesAsync(Path.Combine(folder, file), png, TestContext.Current.CancellationToken);
                output.WriteLine($"{file}: {png.Length / 1000} kB");
            }
        }
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StsDashboard.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("The pictures are taken from within the repository: no StsDashboard.sln is above this program");
    }
}
