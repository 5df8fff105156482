using System.Diagnostics;
using System.Text.Json;

namespace StsDashboard.Web.Tests.Hosting;

/// <summary>What only events tell, from the API server to REST.</summary>
public sealed class EventReasonTests
{
    /// <summary>Well before a step that stays undone is found by time alone, which takes a minute at least, and on a busy machine.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Quota_ThatRefusesAClaim_IsFoundWithItsWordsWithinSeconds()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        await PostgresExample.ApplyAsync(simulator.Api);
        await SetAsync(simulator, set => Text(set, "verdict") == "Healthy");
        await PostgresExample.LimitClaimsAsync(simulator.Api, 3);

        var sinceScaled = Stopwatch.StartNew();
        await PostgresExample.ScaleAsync(simulator.Api, 4);
        var refused = await SetAsync(simulator, set => Finding(set, "ROL007") is not null);

        Assert.InRange(sinceScaled.Elapsed, TimeSpan.Zero, Soon);
        Assert.Equal("Blocked", Text(refused, "verdict"));
        Assert.Contains("FailedCreate: exceeded quota: claims", Text(refused, "reason"), StringComparison.Ordinal);
        var finding = Finding(refused, "ROL007")!.Value;
        Assert.Contains("exceeded quota: claims", Text(finding, "message"), StringComparison.Ordinal);
        Assert.Equal("kubectl describe resourcequota -n data", Text(finding, "command"));
        Assert.Equal("data-postgres-3", Text(Finding(refused, "STO001")!.Value.GetProperty("object"), "name"));

        var events = await simulator.JsonAsync("/api/v1/sets/data/postgres/events", _ => true);
        Assert.Equal("Read", Text(events, "state"));
        var told = events.GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(told, item => Text(item, "reason") == "FailedCreate" && Text(item, "type") == "Warning");
        Assert.Contains(told, item => Text(item, "reason") == "Scheduled" && Text(item.GetProperty("object"), "name") == "postgres-0");
        Assert.Contains(told, item => Text(item.GetProperty("object"), "kind") == "PersistentVolumeClaim");
        Assert.Equal(told.OrderByDescending(item => item.GetProperty("lastAt").GetDateTimeOffset()), told);
    }

    [Fact]
    public async Task StorageClass_ThatDoesNotExist_BlocksWithinSeconds()
    {
        await using var simulator = await WatchedSimulator.StartAsync();
        var sinceApplied = Stopwatch.StartNew();
        await PostgresExample.ApplyAsync(simulator.Api, "no-such-class");

        var blocked = await SetAsync(simulator, set => Text(set, "verdict") == "Blocked");

        Assert.InRange(sinceApplied.Elapsed, TimeSpan.Zero, Soon);
        Assert.Contains("storage class no-such-class does not exist", Text(blocked, "reason"), StringComparison.Ordinal);
        var told = await SetAsync(simulator, set =>
            Finding(set, "STO001") is { } finding && finding.GetProperty("evidence").EnumerateArray().Any(line => line.GetString()!.StartsWith("ProvisioningFailed", StringComparison.Ordinal)));
        Assert.Equal("kubectl get storageclass", Text(Finding(told, "STO001")!.Value, "command"));
    }

    [Fact]
    public async Task Sources_OfAClusterThatPermitsEvents_SayThatTheyMayBeRead()
    {
        await using var simulator = await WatchedSimulator.StartAsync();

        await simulator.JsonAsync("/api/v1/sources", list => list.GetProperty("items").EnumerateArray().Any(source => Text(source, "kind") == "Events" && Text(source, "state") == "Live"));
    }

    private static JsonElement? Finding(JsonElement set, string id) =>
        set.GetProperty("findings").EnumerateArray().Where(finding => Text(finding, "id") == id).Select(finding => (JsonElement?)finding).FirstOrDefault();

    private static Task<JsonElement> SetAsync(WatchedSimulator simulator, Func<JsonElement, bool> isWanted) =>
        simulator.JsonAsync("/api/v1/sets/data/postgres", isWanted);

    private static string? Text(JsonElement element, string field) => element.GetProperty(field).GetString();
}
