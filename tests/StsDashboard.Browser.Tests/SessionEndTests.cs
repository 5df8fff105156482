using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using StsDashboard.Testing;
using StsDashboard.Web.Components.Layout;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Browser.Tests;

/// <summary>Somebody logs out in one tab, and the others are open.</summary>
public sealed class SessionEndTests(Browser browser)
{
    private const int Tabs = 3;

    [Fact]
    public async Task LoggedOut_InAnotherTab_LeavesThePageWithoutAComplaint()
    {
        using var complaints = new Complaints();
        await using var dashboard = await RunningDashboard.StartAsync(add: services => services.AddLogging(logging => logging.AddProvider(complaints)));
        dashboard.Show(Inspections.Healthy(Sets.Web()));
        await using var screen = await browser.OpenAsync(dashboard.Address);
        await screen.ShowAsync("/");
        var tabs = new List<IPage> { screen.Page };
        while (tabs.Count < Tabs)
        {
            var tab = await screen.Page.Context.NewPageAsync();
            await tab.GotoAsync(new Uri(dashboard.Address, "/").AbsoluteUri);
            await tab.Locator("main[data-live]").WaitForAsync();
            tabs.Add(tab);
        }

        dashboard.Feed.Publish(Frame.LoggedOut);

        foreach (var tab in tabs)
        {
            await tab.WaitForURLAsync(url => url.EndsWith(SessionEnd.SignedOutPath, StringComparison.Ordinal));
        }
        await dashboard.StopAsync();
        Assert.Empty(complaints.Heard);
    }

    /// <summary>What the program says at level Warning and worse.</summary>
    private sealed class Complaints : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Heard { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Heard.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
