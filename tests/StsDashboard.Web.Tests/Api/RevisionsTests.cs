using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using StsDashboard.Testing;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Api;

/// <summary>Revisions and manifest over HTTP, from a simulated cluster whose set gets another template.</summary>
public sealed class RevisionsTests : IAsyncLifetime
{
    private const string Set = "/api/v1/sets/data/postgres";

    private WatchedSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await WatchedSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task Set_GivenAnotherTemplate_ShowsWhatChangedAndTellsNoSecret()
    {
        await PostgresExample.ApplyAsync(_simulator.Api);
        await RevisionsAsync(1);
        var same = await JsonAsync($"{Set}/revisions/diff");
        Assert.Equal(0, same.GetProperty("changes").GetArrayLength());

        await ChangeTemplateAsync("""
            {"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"PASSWORD\":\"hunter2\"}"}},"spec":{"template":{"spec":{"containers":[{"name":"postgres",
             "image":"postgres:17","args":["-c","max_connections=200"],"env":[{"name":"TZ","value":"UTC"},{"name":"ADMIN_PASSWORD","value":"hunter2"}]}]}}}}
            """);
        var revisions = await RevisionsAsync(2);
        Assert.Equal([2L, 1L], revisions.Select(revision => revision.GetProperty("number").GetInt64()));
        Assert.True(revisions[0].GetProperty("isUpdate").GetBoolean());

        var (oldest, newest) = (Text(revisions[1], "name"), Text(revisions[0], "name"));
        var diff = await JsonAsync($"{Set}/revisions/diff?from={oldest}&to={newest}");
        Assert.Equal(
            ["Changed image", "Added environment variable TZ", "Added environment variable ADMIN_PASSWORD", "Added arguments"],
            diff.GetProperty("changes").EnumerateArray().Select(change => $"{Text(change, "kind")} {Text(change, "what")}"));
        Assert.Equal("postgres:17", Text(diff.GetProperty("changes")[0], "after"));
        Assert.DoesNotContain("hunter2", diff.GetRawText());

        using var manifest = await GetAsync($"{Set}/manifest");
        Assert.Equal("application/yaml", manifest.Content.Headers.ContentType!.MediaType);
        var yaml = await manifest.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n", yaml);
        Assert.Contains("value: (hidden)", yaml);
        Assert.DoesNotContain("hunter2", yaml);
        var json = await JsonAsync($"{Set}/manifest?format=json");
        Assert.Equal("pg-secret", Text(json.GetProperty("spec").GetProperty("template").GetProperty("spec").GetProperty("containers")[0]
            .GetProperty("env").EnumerateArray().Single(variable => variable.TryGetProperty("valueFrom", out _)).GetProperty("valueFrom").GetProperty("secretKeyRef"), "name"));
    }

    [Fact]
    public async Task Lookups_RefusedOrUnanswered_AreProblemsThatSaySo()
    {
        await PostgresExample.ApplyAsync(_simulator.Api);
        await RevisionsAsync(1);
        await ProblemAsync($"{Set}/revisions/diff?from=none", HttpStatusCode.BadRequest, "none of: postgres-");
        await ProblemAsync($"{Set}/manifest?format=xml", HttpStatusCode.BadRequest, "yaml, json");
        foreach (var path in new[] { "revisions", "revisions/diff", "manifest" })
        {
            await ProblemAsync($"/api/v1/sets/data/none/{path}", HttpStatusCode.NotFound, "There is no StatefulSet none");
        }

        _simulator.Cluster.ApiFaults.Forbid("statefulsets");
        await ProblemAsync($"{Set}/manifest", HttpStatusCode.Forbidden, "forbidden");
        _simulator.Cluster.ApiFaults.Forbid("controllerrevisions");
        await ProblemAsync($"{Set}/revisions/diff", HttpStatusCode.Forbidden, "may not be read");
        _simulator.Cluster.ApiFaults.Unavailable = TimeSpan.FromSeconds(1);
        await ProblemAsync($"{Set}/manifest", HttpStatusCode.BadGateway, "could not be fetched");
    }

    [Fact]
    public async Task Lookups_WithoutACluster_AreNotAvailable()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        dashboard.Show(Inspections.Healthy(Sets.Web()));
        using var response = await dashboard.Client.GetAsync("/api/v1/sets/shop/web/manifest", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("No cluster is connected", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<JsonElement[]> RevisionsAsync(int count)
    {
        var list = await _simulator.JsonAsync($"{Set}/revisions", list => list.GetProperty("items").GetArrayLength() == count);
        return [.. list.GetProperty("items").EnumerateArray()];
    }

    private async Task ChangeTemplateAsync(string patch)
    {
        using var content = new StringContent(patch, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/strategic-merge-patch+json"));
        using var response = await _simulator.Api.PatchAsync("apis/apps/v1/namespaces/data/statefulsets/postgres", content, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task ProblemAsync(string path, HttpStatusCode status, string says)
    {
        using var response = await GetAsync(path);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains(says, body);
    }

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await GetAsync(path);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonElement.Parse(body);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _simulator.Client.GetAsync(path, TestContext.Current.CancellationToken);

    private static string Text(JsonElement element, string field) => element.GetProperty(field).GetString()!;
}
