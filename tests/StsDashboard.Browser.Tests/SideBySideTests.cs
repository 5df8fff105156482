using System.Text.Json;
using StsDashboard.Web.Options;
using StsDashboard.Web.Tests.Access;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>Two people with different rights at the same dashboard, each logged in with a browser of their own.</summary>
public sealed class SideBySideTests(Browser browser) : IAsyncLifetime
{
    private const float Patience = 60_000;

    private static readonly string[] Screens = ["/", "/claims", "/findings", "/dns", "/dns?result=Resolves", "/rules", "/sources", "/wall"];

    private LoginProvider _provider = null!;
    private WatchedSimulator _simulator = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await LoginProvider.StartAsync();
        _simulator = await WatchedSimulator.StartAsync("showcase", lively: false, access: new AccessOptions
        {
            Mode = AccessMode.Oidc,
            AuthorizeNamespaces = true,
            Oidc = new OidcOptions { Authority = _provider.Address, ClientId = "sts", ClientSecret = new Secret(LoginProvider.ClientSecret) },
        });
        _simulator.Cluster.AccessRules.Give("ann", "shop");
        _simulator.Cluster.AccessRules.Give("messengers", "messaging");
        await _simulator.HasSyncedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Viewers_WithDifferentRights_SeeTheirOwnOnEveryScreen()
    {
        var all = await SetsAsync();
        await using var ann = await LoginAsync("ann");
        await using var bob = await LoginAsync("bob", "messengers");
        foreach (var path in Screens)
        {
            await AssertShowsNothingOfAsync(ann, path, all.Where(set => set.Namespace != "shop"));
            await AssertShowsNothingOfAsync(bob, path, all.Where(set => set.Namespace != "messaging"));
        }
        await ann.ShowAsync("/");
        await Expect(ann.Row("shop/orders")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(ann.Page.Locator("tr[data-set]")).ToHaveCountAsync(all.Count(set => set.Namespace == "shop"));
        await bob.ShowAsync("/");
        await Expect(bob.Page.Locator("tr[data-set]")).ToHaveCountAsync(all.Count(set => set.Namespace == "messaging"));
    }

    [Fact]
    public async Task Set_OfAnotherNamespace_IsNotFoundAsOneThatDoesNotExist()
    {
        await using var bob = await LoginAsync("bob", "messengers");
        await bob.ShowAsync("/sets/shop/orders");
        await Expect(bob.Page.Locator("main")).ToContainTextAsync("No StatefulSet shop/orders.", new() { Timeout = Patience });
        var hidden = await bob.Page.Locator("main").InnerTextAsync();
        await bob.ShowAsync("/sets/shop/no-such");
        await Expect(bob.Page.Locator("main")).ToContainTextAsync("No StatefulSet shop/no-such.");
        Assert.Equal((await bob.Page.Locator("main").InnerTextAsync()).Replace("no-such", "orders", StringComparison.Ordinal), hidden);
    }

    [Fact]
    public async Task Rights_TakenAwayWhileThePageIsOpen_TakeTheNamespaceOffIt()
    {
        await using var ann = await LoginAsync("ann");
        await using var table = await LoginAsync("ann");
        await ann.ShowAsync("/sets/shop/orders");
        await table.ShowAsync("/");
        await Expect(ann.Page.Locator("#ordinals")).ToContainTextAsync("orders-0", new() { Timeout = Patience });
        await Expect(table.Row("shop/orders")).ToBeVisibleAsync(new() { Timeout = Patience });

        _simulator.Cluster.AccessRules.Take("ann", "shop");

        await Expect(ann.Page.Locator("main")).ToContainTextAsync("No StatefulSet shop/orders.", new() { Timeout = Patience });
        await Expect(table.Row("shop/orders")).ToHaveCountAsync(0, new() { Timeout = Patience });
        Assert.DoesNotContain("orders-0", await ann.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogOut_InOneTab_EndsTheOthersAndTheirStreams()
    {
        await using var ann = await LoginAsync("ann");
        await ann.ShowAsync("/sets/shop/orders");
        var other = await ann.Page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(_simulator.Address, "/claims").ToString());
        await other.Locator("main[data-live]").WaitForAsync();

        await ann.Page.Locator("button.logout").ClickAsync();

        await Expect(other.Locator("h1")).ToHaveTextAsync("Logged out", new() { Timeout = Patience });
        await Expect(ann.Page.Locator("h1")).ToHaveTextAsync("Logged out");
    }

    [Theory]
    [InlineData("/hubs/cluster")]
    [InlineData("/_blazor")]
    public async Task Socket_OfAnotherSitesPage_IsRefusedThoughTheCookieGoesAlong(string path)
    {
        await using var ann = await LoginAsync("ann");
        await ann.ShowAsync("/");
        var socket = new UriBuilder(new Uri(_simulator.Address, path)) { Scheme = "ws" }.Uri;
        Assert.Equal("open", await OpenSocketAsync(ann, socket));
        // The same site by the rules of cookies, which know no ports, and a page of a site that is another by these, too.
        foreach (var host in new[] { "127.0.0.1", "localhost" })
        {
            await ann.Page.GotoAsync(new UriBuilder(_provider.Address) { Host = host, Path = "/keys" }.Uri.ToString());
            Assert.Equal("refused", await OpenSocketAsync(ann, socket));
            Assert.Equal("refused", await ann.Page.EvaluateAsync<string>(
                "url => fetch(url, { credentials: 'include' }).then(() => 'read', () => 'refused')", new Uri(_simulator.Address, "/api/v1/sets").ToString()));
        }
    }

    private static Task<string> OpenSocketAsync(Screen screen, Uri socket) => screen.Page.EvaluateAsync<string>(
        "url => new Promise(done => { const socket = new WebSocket(url); socket.onopen = () => done('open'); socket.onerror = () => done('refused'); })", socket.ToString());

    private async Task<Screen> LoginAsync(string user, params string[] groups)
    {
        _provider.Claims["sub"] = user;
        _provider.Claims["groups"] = groups;
        var screen = await browser.OpenAsync(_simulator.Address);
        await screen.ShowAsync("/rules");
        return screen;
    }

    private static async Task AssertShowsNothingOfAsync(Screen screen, string path, IEnumerable<(string Namespace, string Name)> hidden)
    {
        await screen.ShowAsync(path);
        var page = await screen.Page.ContentAsync();
        Assert.All(hidden, set =>
        {
            Assert.DoesNotContain($"{set.Namespace}/{set.Name}", page, StringComparison.Ordinal);
            Assert.DoesNotContain($".{set.Namespace}.svc", page, StringComparison.Ordinal);
            Assert.DoesNotContain($">{set.Namespace}<", page, StringComparison.Ordinal);
        });
    }

    /// <summary>As the cluster's own API tells them, to whom everything is told.</summary>
    private async Task<IReadOnlyList<(string Namespace, string Name)>> SetsAsync()
    {
        var list = JsonElement.Parse(await _simulator.Api.GetStringAsync("apis/apps/v1/statefulsets", TestContext.Current.CancellationToken));
        return
        [
            .. list.GetProperty("items").EnumerateArray().Select(set => set.GetProperty("metadata"))
                .Select(meta => (meta.GetProperty("namespace").GetString()!, meta.GetProperty("name").GetString()!)),
        ];
    }
}
