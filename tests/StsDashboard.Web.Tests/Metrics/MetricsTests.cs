using Microsoft.AspNetCore.SignalR.Client;
using StsDashboard.Testing;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Live;
using StsDashboard.Web.Metrics;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Metrics;

/// <summary>The real <c>/metrics</c> over frames that a test makes.</summary>
[Collection(MetricsCollection.Name)]
public sealed class MetricsTests
{
    private const string Web = "namespace=\"shop\",statefulset=\"web\"";

    [Fact]
    public async Task Verdict_Changes_LeavesNoSeriesOfTheOldOne()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        dashboard.Show(Inspections.Healthy(Sets.Web()));
        await Scrape.UntilAsync(dashboard.Client, VerdictIs("Healthy"));

        dashboard.Show(Inspections.Blocked(Sets.Web(), 1));
        var scrape = await Scrape.UntilAsync(dashboard.Client, VerdictIs("Blocked"));
        Assert.Single(scrape.Families["sts_dashboard_set_verdict"].Samples);
        Assert.Equal(1, scrape.Value("sts_dashboard_sets", "verdict=\"Blocked\""));
        Assert.Equal(0, scrape.Value("sts_dashboard_sets", "verdict=\"Healthy\""));
    }

    [Fact]
    public async Task Set_Gone_LeavesNoSeries()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        dashboard.Show(Inspections.Healthy(Sets.Web()));
        await Scrape.UntilAsync(dashboard.Client, VerdictIs("Healthy"));

        dashboard.Show();
        var scrape = await Scrape.UntilAsync(dashboard.Client, scrape => scrape.Value("sts_dashboard_sets", "verdict=\"Healthy\"") == 0 ? null : "still a set");
        Assert.DoesNotContain(scrape.Families.Values.SelectMany(family => family.Samples.Keys), series => series.Contains("statefulset=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_NotAsked_HaveNoSeries()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        var web = Inspections.Healthy(Sets.Web());
        dashboard.Show(web with { Counts = web.Counts with { NamesResolving = 1 } });
        await Scrape.UntilAsync(dashboard.Client, scrape => scrape.Value("sts_dashboard_set_names_unresolved", Web) == 2 ? null : "not two names unresolved");

        dashboard.Show(web with { Counts = web.Counts with { NamesResolving = null } });
        await Scrape.UntilAsync(dashboard.Client, scrape => scrape.Value("sts_dashboard_set_names_unresolved", Web) is null ? null : "names still told");
    }

    [Fact]
    public async Task Sets_MoreThanTheLimit_TheWorstHaveSeriesAndTheRestAreCounted()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        var many = Enumerable.Range(0, ListedSets.Limit).Select(number => Inspections.Healthy(Sets.Web() with { Key = new("many", $"a{number:0000}") }));
        dashboard.Show([.. many, Inspections.Blocked(Sets.Web() with { Key = new("shop", "zoo") }, 0)]);

        var scrape = await Scrape.UntilAsync(dashboard.Client, scrape => scrape.Value("sts_dashboard_sets_left_out") == 1 ? null : "not one left out");
        Assert.Equal(ListedSets.Limit, scrape.Families["sts_dashboard_set_verdict"].Samples.Count);
        Assert.Equal(1, scrape.Value("sts_dashboard_set_verdict", "namespace=\"shop\",statefulset=\"zoo\",verdict=\"Blocked\""));
        Assert.Equal(ListedSets.Limit, scrape.Value("sts_dashboard_sets", "verdict=\"Healthy\""));
    }

    [Fact]
    public async Task Sets_ComingAndGoing_AreNeverLumpedTogether()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        for (var generation = 0; generation < 6; generation++)
        {
            var some = Enumerable.Range(0, ListedSets.Limit).Select(number => Inspections.Healthy(Sets.Web() with { Key = new($"ns{generation}", $"a{number}") }));
            dashboard.Show([.. some]);
            var expected = $"namespace=\"ns{generation}\",statefulset=\"a0\",verdict=\"Healthy\"";
            var scrape = await Scrape.UntilAsync(dashboard.Client, scrape => scrape.Value("sts_dashboard_set_verdict", expected) == 1 ? null : $"no {expected}");
            Assert.Equal(ListedSets.Limit, scrape.Families["sts_dashboard_set_verdict"].Samples.Count);
        }
    }

    [Fact]
    public async Task Stream_Read_IsAViewerUntilItEnds()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(dashboard.Address, ClusterHub.Path)).Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var messages = connection.StreamAsync<SetDetail?>("Set", "shop", "web", reading.Token).GetAsyncEnumerator(reading.Token);
        Assert.True(await messages.MoveNextAsync());
        await Scrape.UntilAsync(dashboard.Client, ViewersAre("stream", 1));

        await reading.CancelAsync();
        await Scrape.UntilAsync(dashboard.Client, ViewersAre("stream", 0));
    }

    private static Func<Scrape, string?> VerdictIs(string verdict) =>
        scrape => scrape.Value("sts_dashboard_set_verdict", $"{Web},verdict=\"{verdict}\"") == 1 ? null : $"not {verdict}";

    private static Func<Scrape, string?> ViewersAre(string kind, int count) =>
        scrape => scrape.Value("sts_dashboard_viewers", $"kind=\"{kind}\"") == count ? null : $"not {count} viewers";
}
