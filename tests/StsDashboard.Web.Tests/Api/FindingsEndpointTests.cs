using System.Net.Http.Json;
using System.Text.Json;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Api;

/// <summary>Findings over HTTP, as JSON and as a table.</summary>
public sealed class FindingsEndpointTests : IAsyncLifetime
{
    private static readonly SetInspection Web = Inspections.Healthy(Sets.Web());

    private RunningDashboard _dashboard = null!;

    public async ValueTask InitializeAsync() => _dashboard = await RunningDashboard.StartAsync();

    public async ValueTask DisposeAsync() => await _dashboard.DisposeAsync();

    [Fact]
    public async Task Findings_Filtered_HoldThoseAskedFor()
    {
        Finding Found(string id, Severity severity) => new(id, severity, new("Service", "shop", "web"), Web.Key, "=message", ["seen"], "advice", "");
        _dashboard.Show(Web with { Findings = [Found("NET013", Severity.Info), Found("NET002", Severity.Error)] });
        Assert.Equal(["NET002", "NET013"], Items(await JsonAsync("/api/v1/findings")).Select(finding => Text(finding, "id")));
        Assert.Equal(["NET002"], Items(await JsonAsync("/api/v1/findings?severity=Error")).Select(finding => Text(finding, "id")));
        Assert.Equal(["NET013"], Items(await JsonAsync("/api/v1/findings?rule=NET013")).Select(finding => Text(finding, "id")));
        Assert.Empty(Items(await JsonAsync("/api/v1/findings?namespace=bank")));
        Assert.Equal(["NET013"], Items(await JsonAsync("/api/v1/findings?q=net013")).Select(finding => Text(finding, "id")));
        var csv = await _dashboard.Client.GetStringAsync("/api/v1/findings?format=csv", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(",=message", csv);
    }

    [Fact]
    public async Task Findings_OfAGoneSet_StandBesideThoseOfTheSets()
    {
        var gone = new Finding("STO004", Severity.Warning, new("PersistentVolumeClaim", "bank", "data-db-0"), new("bank", "db"), "left over", [], "advice", "kubectl", Ordinal: 0);
        _dashboard.Feed.Publish(_dashboard.Feed.Current with { ClusterFindings = [gone] });

        var finding = Items(await JsonAsync("/api/v1/findings?namespace=bank")).Single();
        Assert.Equal(("STO004", 0), (Text(finding, "id"), finding.GetProperty("ordinal").GetInt32()));
    }

    private async Task<JsonElement> JsonAsync(string path) => await _dashboard.Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    private static IReadOnlyList<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    private static string? Text(JsonElement element, string field) => element.GetProperty(field).GetString();
}
