using System.Net.Http.Json;
using System.Text.Json;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Api;

/// <summary>Orphaned claims over HTTP, as JSON and as a table.</summary>
public sealed class ClaimsEndpointTests : IAsyncLifetime
{
    private RunningDashboard _dashboard = null!;

    public async ValueTask InitializeAsync() => _dashboard = await RunningDashboard.StartAsync();

    public async ValueTask DisposeAsync() => await _dashboard.DisposeAsync();

    [Fact]
    public async Task OrphanedClaims_Asked_ComeWithTheirTotal()
    {
        ShowOrphans();
        var list = await JsonAsync("/api/v1/claims/orphaned");
        Assert.Equal(2 * (50L << 30), list.GetProperty("totalBytes").GetInt64());
        var claim = Items(list)[0];
        Assert.Equal("data-web-3", Text(claim, "name"));
        Assert.Equal("BeyondRange", Text(claim, "class"));
        Assert.Equal("2026-01-15T09:00:00Z", Text(claim, "since"));
        Assert.Equal(JsonValueKind.Null, claim.GetProperty("volume").ValueKind);
    }

    [Fact]
    public async Task OrphanedClaims_AsCsv_AreATable()
    {
        ShowOrphans();
        using var response = await _dashboard.Client.GetAsync("/api/v1/claims/orphaned?format=csv", TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("namespace,name,template,set,ordinal,class,requestedBytes", lines[0]);
        Assert.StartsWith("shop,data-web-3,data,web,3,BeyondRange,53687091200,", lines[1]);
    }

    private void ShowOrphans()
    {
        OrphanedClaim Orphan(int ordinal) => new(
            new ClaimFact { Key = new("shop", $"data-web-{ordinal}"), Uid = $"claim-{ordinal}", Requested = new("50Gi", 50L << 30), StorageClass = "fast" },
            "data", "web", ordinal, OrphanClass.BeyondRange, Volume: null, Clock.Start, SinceExact: false, "Mounted again by a scale-up, with its old data");
        _dashboard.Feed.Publish(_dashboard.Feed.Current with { Version = _dashboard.Feed.Current.Version + 1, OrphanedClaims = [Orphan(3), Orphan(4)] });
    }

    private async Task<JsonElement> JsonAsync(string path) => await _dashboard.Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    private static IReadOnlyList<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    private static string? Text(JsonElement element, string field) => element.GetProperty(field).GetString();
}
