using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Testing;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Api;

/// <summary>The REST interface over HTTP.</summary>
public sealed class RestTests : IAsyncLifetime
{
    private static readonly SetInspection Web = Inspections.Healthy(Sets.Web());
    private static readonly SetInspection Db = Inspections.Blocked(Sets.Web() with { Key = new("bank", "db"), Uid = "set-db" }, 1);

    private RunningDashboard _dashboard = null!;

    public async ValueTask InitializeAsync()
    {
        _dashboard = await RunningDashboard.StartAsync();
        _dashboard.Show(Web, Db);
    }

    public async ValueTask DisposeAsync() => await _dashboard.DisposeAsync();

    [Theory]
    [InlineData("", "bank/db shop/web")]
    [InlineData("?namespace=shop", "shop/web")]
    [InlineData("?namespace=shop&namespace=bank", "bank/db shop/web")]
    [InlineData("?namespace=shop,bank", "bank/db shop/web")]
    [InlineData("?verdict=Blocked", "bank/db")]
    [InlineData("?verdict=blocked&verdict=Healthy", "bank/db shop/web")]
    [InlineData("?faults=true", "bank/db")]
    [InlineData("?faults=false", "bank/db shop/web")]
    [InlineData("?q=WEB", "shop/web")]
    [InlineData("?q=nothing", "")]
    [InlineData("?namespace=shop&faults=true", "")]
    public async Task Sets_Filtered_HoldThoseAskedFor(string query, string expected)
    {
        var list = await JsonAsync($"/api/v1/sets{query}");
        Assert.Equal(expected, string.Join(' ', Items(list).Select(set => $"{Text(set, "namespace")}/{Text(set, "name")}")));
        Assert.Equal(_dashboard.Feed.Current.Version, list.GetProperty("version").GetInt64());
        Assert.Equal("2026-01-15T10:00:00Z", Text(list, "asOf"));
    }

    [Fact]
    public async Task Sets_Summary_HasTheContractsFields()
    {
        var set = Items(await JsonAsync("/api/v1/sets?namespace=bank")).Single();
        string[] fields =
        [
            "namespace", "name", "uid", "verdict", "reason", "since", "waitingFor", "replicas", "ready", "available", "updated",
            "startOrdinal", "partition", "updateStrategy", "podManagementPolicy", "serviceName", "currentRevision",
            "updateRevision", "slots", "names", "claims", "findings", "createdAt",
        ];
        Assert.Equal(fields.Order(), set.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal("WaitForReady", Text(set.GetProperty("waitingFor"), "rule"));
        Assert.Equal(["Ready", "NotReady", "Ready"], set.GetProperty("slots").EnumerateArray().Select(slot => Text(slot, "state")));
    }

    [Theory]
    [InlineData("/api/v1/sets?verdict=Fine", "verdict", "Healthy")]
    [InlineData("/api/v1/sets?verdict=3", "verdict", "Healthy")]
    [InlineData("/api/v1/sets?faults=perhaps", "faults", "true")]
    [InlineData("/api/v1/findings?severity=Bad", "severity", "Warning")]
    [InlineData("/api/v1/findings?format=xml", "format", "csv")]
    [InlineData("/api/v1/claims/orphaned?format=xml", "format", "csv")]
    public async Task Query_WithAnUnknownValue_IsRefusedWithTheAllowedOnes(string path, string parameter, string allowed)
    {
        using var response = await _dashboard.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains(allowed, problem.GetProperty("errors").GetProperty(parameter)[0].GetString());
    }

    [Fact]
    public async Task Set_Known_IsWhole()
    {
        var set = await JsonAsync("/api/v1/sets/bank/db");
        var slot = set.GetProperty("slots")[1];
        Assert.Equal("CrashLoopBackOff", Text(slot.GetProperty("pod"), "reason"));
        Assert.Equal("db-1.web.bank.svc.cluster.local", Text(slot.GetProperty("name"), "fqdn"));
        Assert.Equal("Resolves", Text(slot.GetProperty("name"), "result"));
        Assert.Equal("Wait", Text(set.GetProperty("controller").GetProperty("next")[0], "action"));
        Assert.Equal(JsonValueKind.Null, slot.GetProperty("pod").GetProperty("deletionTimestamp").ValueKind);
    }

    [Theory]
    [InlineData("/api/v1/sets/bank/none")]
    [InlineData("/api/v1/sets/bank/none/timeline")]
    [InlineData("/api/v1/sets/bank/db/timeline")]
    [InlineData("/api/v1/sets/bank/none/events")]
    [InlineData("/api/v1/nonsense")]
    public async Task Unknown_Asked_IsA404Problem(string path)
    {
        using var response = await _dashboard.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Events_WithoutAClusterToAsk_SayThatTheyCouldNotBeRead()
    {
        var list = await JsonAsync("/api/v1/sets/bank/db/events");

        Assert.Equal("Unreachable", Text(list, "state"));
        Assert.Equal("No cluster is connected.", Text(list, "error"));
        Assert.Empty(Items(list));
    }

    [Fact]
    public async Task Rules_Asked_AreThoseOfTheCatalogue()
    {
        var rules = Items(await JsonAsync("/api/v1/rules"));

        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), rules.Select(rule => Text(rule, "id")));
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Title), rules.Select(rule => Text(rule, "title")));
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Severity.ToString()), rules.Select(rule => Text(rule, "severity")));
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Explanation), rules.Select(rule => Text(rule, "explanation")));
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Advice), rules.Select(rule => Text(rule, "advice")));
    }

    [Fact]
    public async Task Sources_Asked_SayTheirStateAndAge()
    {
        _dashboard.Feed.Publish(_dashboard.Feed.Current with
        {
            AsOf = Clock.Now,
            Sources = [new SourceFact { Kind = SourceKind.Pods, State = SourceState.Reconnecting, LastHeardAt = Clock.Now.AddSeconds(-14), LastError = "gone" }],
        });
        var source = Items(await JsonAsync("/api/v1/sources")).Single();
        Assert.Equal("Reconnecting", Text(source, "state"));
        Assert.Equal(14, source.GetProperty("ageSeconds").GetDouble());
        Assert.Equal("gone", Text(source, "lastError"));
    }

    [Fact]
    public async Task SameFrame_AskedAgainWithItsTag_IsNotModified()
    {
        using var first = await _dashboard.Client.GetAsync("/api/v1/sets", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        _dashboard.Show(Web);
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());

        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sets");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var again = await _dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return again.StatusCode;
        }
    }

    [Fact]
    public async Task Health_BeforeAndAfterSyncing_SaysSo()
    {
        _dashboard.Feed.Publish(_dashboard.Feed.Current with { HasSynced = false });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/healthz/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/healthz/ready"));
        _dashboard.Feed.Publish(_dashboard.Feed.Current with { HasSynced = true });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/healthz/ready"));
    }

    [Fact]
    public async Task OpenApi_Asked_DescribesEveryPath()
    {
        var paths = (await JsonAsync("/openapi/v1.json")).GetProperty("paths");
        string[] expected =
        [
            "/api/v1/sets", "/api/v1/sets/{namespace}/{name}", "/api/v1/sets/{namespace}/{name}/plan", "/api/v1/sets/{namespace}/{name}/timeline",
            "/api/v1/sets/{namespace}/{name}/events",
            "/api/v1/dns", "/api/v1/claims/orphaned", "/api/v1/findings", "/api/v1/rules", "/api/v1/sources",
        ];
        Assert.All(expected, path => Assert.True(paths.TryGetProperty(path, out _), path));
    }

    [Fact]
    public async Task OpenApi_OfAQuery_RequiresNothing()
    {
        var paths = (await JsonAsync("/openapi/v1.json")).GetProperty("paths");
        var inQueries =
            from path in paths.EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where operation.Value.TryGetProperty("parameters", out _)
            from parameter in operation.Value.GetProperty("parameters").EnumerateArray()
            where Text(parameter, "in") == "query"
            select parameter;

        Assert.NotEmpty(inQueries);
        Assert.All(inQueries, parameter => Assert.False(parameter.TryGetProperty("required", out var required) && required.GetBoolean(), parameter.ToString()));
    }

    [Fact]
    public async Task Timeline_OfAGoneSet_IsToldForAsLongAsItIsRemembered()
    {
        var history = Historian.Close(Historian.Continue(null, Web, Clock.Now)!, Clock.Now.AddSeconds(9));
        _dashboard.Feed.Publish(_dashboard.Feed.Current with { Histories = _dashboard.Feed.Current.Histories.Add(new("shop", "gone"), history) });

        var timeline = await JsonAsync("/api/v1/sets/shop/gone/timeline");
        Assert.Equal("2026-01-15T10:00:09Z", Text(timeline, "goneAt"));
        Assert.Equal("2026-01-15T10:00:00Z", Text(timeline, "since"));
        var life = timeline.GetProperty("ordinals")[1].GetProperty("lives")[0];
        Assert.Equal(("gone-1", true), (Text(life, "pod"), life.GetProperty("rebuilt").GetBoolean()));
        // Counted until the set was gone, not until now.
        var phase = life.GetProperty("phases").EnumerateArray().Last();
        Assert.Equal(("NameResolves", 9), (Text(phase, "phase"), phase.GetProperty("seconds").GetDouble()));
    }

    [Fact]
    public async Task Dns_NamesThatDoNotMatch_AreToldWithCauseAndEnd()
    {
        var until = DateTimeOffset.UtcNow.AddMinutes(5);
        var slot = Web.Slots[1];
        var stale = slot with { Name = slot.Name with { Result = NameResult.Stale, CanLastUntil = until, Explanation = "cached from before the change" } };
        _dashboard.Show(Web with { Slots = [Web.Slots[0], stale] }, Db);

        var mismatch = (await JsonAsync("/api/v1/dns")).GetProperty("mismatches").EnumerateArray().Single();
        Assert.Equal(("Stale", 1, "web"), (Text(mismatch, "result"), mismatch.GetProperty("ordinal").GetInt32(), Text(mismatch.GetProperty("set"), "name")));
        Assert.Equal("cached from before the change", Text(mismatch, "explanation"));
        Assert.InRange(mismatch.GetProperty("canLastSeconds").GetDouble(), 200, 300);
    }

    [Fact]
    public async Task Page_Unknown_IsA404Page()
    {
        using var response = await _dashboard.Client.GetAsync("/nowhere", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css")]
    [InlineData("/favicon.svg")]
    public async Task PagesAndAssets_Asked_AreServedWithSecurityHeaders(string path)
    {
        using var response = await _dashboard.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    private async Task<JsonElement> JsonAsync(string path) => await _dashboard.Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _dashboard.Client.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static IReadOnlyList<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    private static string? Text(JsonElement element, string field) => element.GetProperty(field).GetString();
}
