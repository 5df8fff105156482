using System.Text.Json;

namespace StsDashboard.Web.Tests.Hosting;

/// <summary>From the API server to REST: a database is applied, scaled up, down, and up again.</summary>
public sealed class WholeApplicationTests
{
    private const string Timeline = "/api/v1/sets/data/postgres/timeline";


    [Fact]
    public async Task Set_AppliedThenScaledUpAndDown_LeavesOrphansUntilScaledUpAgain()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await PostgresExample.ApplyAsync(simulator.Api);
        var healthy = await SetAsync(simulator, set => Text(set, "verdict") == "Healthy" && Resolving(set) == 3);
        Assert.Equal(["Ready", "Ready", "Ready"], States(healthy));
        Assert.Equal(3, healthy.GetProperty("claims").GetProperty("bound").GetInt32());

        await PostgresExample.ScaleAsync(simulator.Api, 5);
        var grown = await SetAsync(simulator, set => Text(set, "verdict") == "Healthy" && Resolving(set) == 5);
        Assert.Equal(5, grown.GetProperty("ready").GetInt32());

        await PostgresExample.ScaleAsync(simulator.Api, 2);
        var orphans = await simulator.JsonAsync("/api/v1/claims/orphaned", list => Names(list).Length == 3);
        Assert.Equal(["data-postgres-2", "data-postgres-3", "data-postgres-4"], Names(orphans));
        Assert.All(orphans.GetProperty("items").EnumerateArray(), claim => Assert.Equal("BeyondRange", Text(claim, "class")));
        Assert.Equal(150L << 30, orphans.GetProperty("totalBytes").GetInt64());

        await PostgresExample.ScaleAsync(simulator.Api, 3);
        var left = await simulator.JsonAsync("/api/v1/claims/orphaned", list => Names(list).Length == 2);
        Assert.Equal(["data-postgres-3", "data-postgres-4"], Names(left));

        var dns = await simulator.JsonAsync("/api/v1/dns", _ => true);
        Assert.True(dns.GetProperty("servers")[0].GetProperty("results").GetProperty("NOERROR").GetInt64() > 0);
        using var ready = await simulator.Client.GetAsync("/healthz/ready", TestContext.Current.CancellationToken);
        Assert.True(ready.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Set_Updated_LeavesATimelineOfTheRolloutAndOfEveryPod()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await PostgresExample.ApplyAsync(simulator.Api);
        await SetAsync(simulator, set => Text(set, "verdict") == "Healthy" && Resolving(set) == 3);
        await PostgresExample.UpdateAsync(simulator.Api, "postgres:17");
        await simulator.JsonAsync(Timeline, timeline => Changes(timeline, "Rollout").Any(change => Text(change, "state") == "Complete"));
        // The first pods may be there before the dashboard looks, and are not measured then; those of the rollout all are.
        var timeline = await simulator.JsonAsync(Timeline, timeline =>
            timeline.GetProperty("names") is var names && names.GetProperty("convergence").GetProperty("count").GetInt32() >= 3 && names.GetProperty("waiting").GetInt32() == 0);

        var created = Assert.Single(Changes(timeline, "ScaleUp"));
        Assert.Equal(("0", "3", "Complete"), (Text(created, "from"), Text(created, "to"), Text(created, "state")));
        var rollout = Assert.Single(Changes(timeline, "Rollout"));
        Assert.True(rollout.GetProperty("end").GetDateTimeOffset() > rollout.GetProperty("start").GetDateTimeOffset());
        Assert.Equal((3, 3), (rollout.GetProperty("podsDone").GetInt32(), rollout.GetProperty("podsTotal").GetInt32()));
        Assert.True(rollout.GetProperty("pace").GetDouble() > 0);
        Assert.InRange(rollout.GetProperty("longestOrdinal").GetInt32(), 0, 2);
        Assert.All(timeline.GetProperty("ordinals").EnumerateArray(), AssertReplaced);
        Assert.Equal(0, timeline.GetProperty("names").GetProperty("waiting").GetInt32());

        var dns = await simulator.JsonAsync("/api/v1/dns", dns => dns.GetProperty("recentlyConverged").GetArrayLength() > 0);
        Assert.NotEmpty(dns.GetProperty("convergenceBuckets").EnumerateArray());
        Assert.NotEmpty(dns.GetProperty("servers")[0].GetProperty("latencyBuckets").EnumerateArray());
        Assert.Equal("postgres", Text(dns.GetProperty("recentlyConverged")[0].GetProperty("set"), "name"));
    }

    private static void AssertReplaced(JsonElement ordinal)
    {
        var lives = ordinal.GetProperty("lives").EnumerateArray().ToList();
        Assert.Equal(["Updated", "None"], lives.Select(life => Text(life, "endCause")));
        // The simulated pods go in a tenth of their usual time, sometimes between two frames, so that no deletion is seen.
        Assert.Equal(Text(lives[0], "end"), Text(lives[0].GetProperty("phases").EnumerateArray().Last(), "end"));
        var phases = lives[1].GetProperty("phases").EnumerateArray().ToList();
        Assert.Equal("NameResolves", Text(phases[^1], "phase"));
        Assert.Equal(JsonValueKind.Null, phases[^1].GetProperty("end").ValueKind);
        Assert.All(phases.Zip(phases.Skip(1)), pair => Assert.Equal(Text(pair.First, "end"), Text(pair.Second, "start")));
        Assert.NotEqual(Text(lives[0], "revision"), Text(lives[1], "revision"));
    }

    private static IEnumerable<JsonElement> Changes(JsonElement timeline, string kind) =>
        timeline.GetProperty("changes").EnumerateArray().Where(change => Text(change, "kind") == kind);

    private static Task<JsonElement> SetAsync(WatchedSimulator simulator, Func<JsonElement, bool> isWanted) =>
        simulator.JsonAsync("/api/v1/sets/data/postgres", isWanted);

    private static string? Text(JsonElement element, string field) => element.GetProperty(field).GetString();

    private static int? Resolving(JsonElement set) =>
        set.GetProperty("names").GetProperty("resolving") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    private static IEnumerable<string?> States(JsonElement set) => set.GetProperty("slots").EnumerateArray().Select(slot => Text(slot, "state"));

    private static string?[] Names(JsonElement list) => [.. list.GetProperty("items").EnumerateArray().Select(claim => Text(claim, "name"))];
}
