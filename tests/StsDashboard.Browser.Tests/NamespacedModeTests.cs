using System.Text.Json;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>With a Role in two namespaces and no right on the cluster, as <c>deploy/kustomize/namespaced</c> has it.</summary>
public sealed class NamespacedModeTests(Browser browser)
{
    private const float Patience = 60_000;

    private static readonly string[] OfTheCluster = ["nodes", "persistentvolumes", "storageclasses"];

    private static readonly string[] OfNamespaces =
        ["statefulsets", "pods", "persistentvolumeclaims", "services", "endpointslices", "controllerrevisions", "poddisruptionbudgets", "events"];

    private static readonly string[] Granted = ["data", "messaging"];

    [Fact]
    public async Task Screens_WithARoleInTwoNamespaces_SayWhatIsUnknownAndWhatToGrant()
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase", lively: false);
        await simulator.StopDashboardAsync();
        Restrict(simulator);
        simulator.Namespaces = Granted;
        await simulator.StartDashboardAsync();
        await simulator.HasSyncedAsync();
        await using var screen = await browser.OpenAsync(simulator.Address);

        await screen.ShowAsync("/");
        await Expect(screen.Row("data/postgres")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(screen.Page.Locator(".appbar")).ToContainTextAsync("3 without permission");
        var shown = await screen.Page.Locator("tr[data-set]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.set.split('/')[0])");
        Assert.Equal(Granted, shown.Distinct().Order());

        await screen.ShowAsync("/sets/data/postgres");
        await Expect(screen.Page.Locator("#ordinals")).ToContainTextAsync("no permission");
        await Expect(screen.Page.Locator("#storage")).ToContainTextAsync("no permission");
        await Expect(screen.Page.Locator("#events")).Not.ToContainTextAsync("no permission");
        await screen.ShowAsync("/claims");
        await Expect(screen.Page.Locator("main")).ToContainTextAsync("no permission");
        await screen.ShowAsync("/findings");
        await Expect(screen.Page.Locator("main")).ToContainTextAsync("no permission");
        await screen.ShowAsync("/wall");
        await Expect(screen.Page.Locator("body")).ToContainTextAsync("3 without permission");

        await screen.ShowAsync("/sources");
        foreach (var kind in OfTheCluster)
        {
            await Expect(screen.Page.Locator("main")).ToContainTextAsync($"Grant get, list and watch on {kind} by a ClusterRole to see them.");
        }
        await Expect(screen.Page.Locator(".s-Forbidden")).ToHaveCountAsync(OfTheCluster.Length);
        await Expect(screen.Page.Locator(".s-Failed, .s-Syncing")).ToHaveCountAsync(0);
        Assert.Empty(screen.Errors);

        // What is said to be healthy with little knowledge is so with all of it.
        var healthy = HealthyIn(await simulator.JsonAsync("/api/v1/sets", _ => true));
        Assert.NotEmpty(healthy);
        await simulator.StopDashboardAsync();
        Array.ForEach([.. OfTheCluster, .. OfNamespaces], simulator.Cluster.ApiFaults.Allow);
        await simulator.StartDashboardAsync();
        await simulator.JsonAsync("/api/v1/sets", sets => healthy.IsSubsetOf(HealthyIn(sets)));
    }

    private static void Restrict(WatchedSimulator simulator)
    {
        var faults = simulator.Cluster.ApiFaults;
        Array.ForEach(OfTheCluster, kind => faults.Forbid(kind));
        foreach (var kind in OfNamespaces)
        {
            faults.ForbidClusterWide(kind);
            foreach (var other in new[] { "shop", "analytics" })
            {
                faults.Forbid(kind, other);
            }
        }
    }

    private static HashSet<string> HealthyIn(JsonElement sets) =>
    [
        .. sets.GetProperty("items").EnumerateArray().Where(set => set.GetProperty("verdict").GetString() == "Healthy")
            .Select(set => $"{set.GetProperty("namespace")}/{set.GetProperty("name")}"),
    ];
}
