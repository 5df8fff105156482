using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Api;

/// <summary>Compared names over HTTP.</summary>
public sealed class DnsEndpointTests : IAsyncLifetime
{
    private const string Path = "/api/v1/dns/names";

    private static readonly SetInspection Web = Inspections.Healthy(Sets.Web());
    private static readonly SetInspection Db = Inspections.Healthy(Sets.Web() with { Key = new("bank", "db"), Uid = "set-db" });

    private RunningDashboard _dashboard = null!;

    public async ValueTask InitializeAsync()
    {
        _dashboard = await RunningDashboard.StartAsync();
        _dashboard.Show(With(Web, 1, NameResult.Stale), With(Db, 0, NameResult.Missing));
    }

    public async ValueTask DisposeAsync() => await _dashboard.DisposeAsync();

    [Theory]
    [InlineData("", "shop/web 1, bank/db 0")]
    [InlineData("?result=Missing", "bank/db 0")]
    [InlineData("?namespace=shop", "shop/web 1")]
    [InlineData("?q=NET008", "shop/web 1")]
    [InlineData("?result=Resolves&q=web-2", "shop/web 2")]
    [InlineData("?q=nothing", "")]
    public async Task Names_Filtered_AreThoseAskedFor(string query, string expected)
    {
        var list = await _dashboard.Client.GetFromJsonAsync<JsonElement>(Path + query, TestContext.Current.CancellationToken);

        Assert.Equal(expected, string.Join(", ", list.GetProperty("items").EnumerateArray().Select(Describe)));
    }

    [Fact]
    public async Task Name_ThatIsStale_SaysWhichIsOddByWhichRuleAndWhere()
    {
        var list = await _dashboard.Client.GetFromJsonAsync<JsonElement>($"{Path}?result=Stale", TestContext.Current.CancellationToken);

        var name = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(("Answer", "NET008"), (name.GetProperty("odd").GetString(), name.GetProperty("rule").GetString()));
        Assert.Equal("169.254.20.10:53", Assert.Single(name.GetProperty("affectedServers").EnumerateArray()).GetString());
        Assert.Equal(5, name.GetProperty("serversAsked").GetInt32());
    }

    [Fact]
    public async Task Names_AsCsv_HaveOneRowEach()
    {
        var csv = await _dashboard.Client.GetStringAsync($"{Path}?format=csv", TestContext.Current.CancellationToken);

        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("result,fqdn,namespace,set,ordinal,podIps,sliceIps,answers", lines[0]);
        Assert.StartsWith("Stale,web-1.web.shop.svc.cluster.local,shop,web,1,", lines[1]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task Names_OfNoSuchResult_AreRefusedByName()
    {
        using var response = await _dashboard.Client.GetAsync($"{Path}?result=Odd", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("NotAsked", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Describe(JsonElement name) =>
        $"{name.GetProperty("set").GetProperty("namespace")}/{name.GetProperty("set").GetProperty("name")} {name.GetProperty("ordinal")}";

    private static SetInspection With(SetInspection set, int ordinal, NameResult result)
    {
        var slot = set.Slots[ordinal];
        var name = slot.Name with
        {
            Result = result,
            Telling = slot.Name.Telling! with { Answers = result == NameResult.Stale ? ["10.9.9.9"] : [] },
            Servers = new(["169.254.20.10:53"], Right: 4, All: 5),
        };
        return set with { Slots = set.Slots.Select(one => one.Ordinal == ordinal ? slot with { Name = name } : one).ToValueList() };
    }
}
