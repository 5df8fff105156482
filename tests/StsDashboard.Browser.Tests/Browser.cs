using Microsoft.Playwright;

namespace StsDashboard.Browser.Tests;

/// <summary>One headless Chromium for all tests; each opens its own context.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        // A busy machine is slow and not wrong: what is expected is waited for, however long a page takes to show it.
        Assertions.SetDefaultExpectTimeout(60_000);
        var executable = InstalledBrowser.Find();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Quiet });
    }

    /// <summary>A fresh browser profile with one page.</summary>
    public Task<Screen> OpenAsync(Uri address, int width = 1440, int height = 900, ColorScheme theme = ColorScheme.Light, bool bypassPolicy = false) =>
        Screen.OpenAsync(_browser!, address, new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = theme,
            BypassCSP = bypassPolicy,
            TimezoneId = "UTC",
        });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}
