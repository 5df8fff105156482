using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Browser.Tests;

/// <summary>What arrives while someone reads or aims at something does not push it away.</summary>
public sealed class LayoutShiftTests(Browser browser)
{
    // web.dev calls 0.1 good; half of it here. Shifts within half a second of a key or a click do not count, by definition.
    private const double Allowed = 0.05;

    private const string Observe = """
        window.shifts = [];
        window.updates = 0;
        const place = r => `${Math.round(r.x)},${Math.round(r.y)} ${Math.round(r.width)}×${Math.round(r.height)}`;
        const name = node => node ? `${node.nodeName} ${node.id ?? ""} ${node.className?.baseVal ?? node.className ?? ""} "${node.textContent.trim().slice(0, 40)}"` : "?";
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput)
            window.shifts.push({
              by: entry.value,
              what: entry.sources.map(source => `${place(source.previousRect)} → ${place(source.currentRect)} ${name(source.node)}`).join("\n"),
            });
        }).observe({ type: "layout-shift", buffered: true });
        document.addEventListener("DOMContentLoaded", () => new MutationObserver(changes => { window.updates += changes.length; })
          .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true }));
        """;

    [Theory]
    [InlineData("/?sort=name")] // By name: a row that moves because its verdict turned is meant to move.
    [InlineData("/sets/edge/gateway-cache")]
    [InlineData("/wall")]
    public async Task Screen_WhileUpdatesArrive_DoesNotShift(string path)
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase");
        await simulator.HasSyncedAsync();
        await using var screen = await browser.OpenAsync(simulator.Address);
        await screen.Page.AddInitScriptAsync(Observe);

        await screen.ShowAsync(path);
        await screen.Page.WaitForFunctionAsync("() => window.updates > 300", null, new() { Timeout = 120_000 });

        var shifts = await screen.Page.EvaluateAsync<Shift[]>("() => window.shifts");
        Assert.True(shifts.Sum(shift => shift.By) <= Allowed, string.Join('\n', shifts.OrderByDescending(shift => shift.By).Select(shift => $"{shift.By:F5} {shift.What}")));
    }

    private sealed class Shift
    {
        public double By { get; set; }

        public string What { get; set; } = "";
    }
}
