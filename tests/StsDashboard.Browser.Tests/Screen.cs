using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace StsDashboard.Browser.Tests;

/// <summary>A page in a browser of its own, and what it wrote to the console.</summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _address;
    private readonly ConcurrentQueue<string> _errors = new();

    private Screen(IBrowserContext context, IPage page, Uri address)
    {
        _context = context;
        Page = page;
        _address = address;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => _errors.Enqueue(error);
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Errors => _errors;

    public static async Task<Screen> OpenAsync(IBrowser browser, Uri address, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        return new(context, await context.NewPageAsync(), address);
    }

    /// <summary>Opens a path of the dashboard and waits until it is live: served by a circuit, not only prerendered.</summary>
    public async Task ShowAsync(string path)
    {
        await Page.GotoAsync(new Uri(_address, path).ToString());
        await Page.Locator("main[data-live]").WaitForAsync();
    }

    public ILocator Row(string set) => Page.Locator($"tr[data-set='{set}']");

    /// <summary>The width by which the page is wider than its window.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
