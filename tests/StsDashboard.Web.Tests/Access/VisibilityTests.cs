using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Web.Api;
using StsDashboard.Web.Live;
using StsDashboard.Web.Options;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Access;

/// <summary>Two viewers with different rights, side by side over the same cluster: neither learns anything of the other's namespaces.</summary>
public sealed class VisibilityTests
{
    private const string Secret = "a-secret-of-the-proxy";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Viewers_WithDifferentRights_SeeTheirOwnNamespacesEverywhere()
    {
        await using var simulator = await StartAsync();
        simulator.Cluster.AccessRules.Give("ann", "shop");
        simulator.Cluster.AccessRules.Give("messengers", "messaging");
        simulator.Cluster.AccessRules.Give("root", null);
        var all = await SetsAsync(simulator, "root", "");
        Assert.Contains("shop", all.Select(set => set.Namespace));
        Assert.Contains("messaging", all.Select(set => set.Namespace));

        await AssertSeesOnlyAsync(simulator, "ann", "nobody", "shop", all);
        await AssertSeesOnlyAsync(simulator, "bob", "some,messengers", "messaging", all);
        Assert.Empty(await SetsAsync(simulator, "carol", "nobody"));
    }

    [Fact]
    public async Task Stream_OfAViewer_HoldsTheirNamespacesOnly()
    {
        await using var simulator = await StartAsync();
        simulator.Cluster.AccessRules.Give("ann", "shop");
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(simulator.Address, ClusterHub.Path), http =>
            {
                http.Headers[ProxyOptions.UsualUserHeader] = "ann";
                http.Headers[ProxyOptions.UsualSecretHeader] = Secret;
            })
            .AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions))
            .Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        tooLong.CancelAfter(Patience);
        var seen = new HashSet<string>();
        await foreach (var message in connection.StreamAsync<FrameMessage>("Frames", new FrameRequest(["shop", "messaging"]), tooLong.Token))
        {
            seen.UnionWith((message.Items ?? message.Changed ?? []).Select(set => set.Namespace));
            if (seen.Count > 0)
            {
                break;
            }
        }
        Assert.Equal(["shop"], seen);
        await foreach (var detail in connection.StreamAsync<JsonElement?>("Set", "messaging", "kafka", tooLong.Token))
        {
            Assert.True(detail is null or { ValueKind: JsonValueKind.Null });
            break;
        }
    }

    [Fact]
    public async Task Review_ThatFails_ShowsNothing()
    {
        await using var simulator = await StartAsync();
        simulator.Cluster.ApiFaults.Forbid("subjectaccessreviews");
        Assert.Empty(await SetsAsync(simulator, "root", ""));
        Assert.DoesNotContain("shop", await TextAsync(simulator, "/", "root", ""));
    }

    [Fact]
    public async Task Tag_OfAnotherViewersAnswer_IsNotTakenForOnesOwn()
    {
        await using var simulator = await StartAsync();
        simulator.Cluster.AccessRules.Give("ann", "shop");
        simulator.Cluster.AccessRules.Give("bob", "messaging");
        // Before the first lists there is nothing that either sees, and the answers are the same.
        Assert.NotEmpty(await SetsAsync(simulator, "ann", ""));
        using var anns = await AskAsync(simulator, "/api/v1/sets", "ann", "");
        using var request = Request("/api/v1/sets", "bob", "");
        request.Headers.IfNoneMatch.Add(anns.Headers.ETag!);
        using var bobs = await simulator.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, bobs.StatusCode);
        Assert.True(bobs.Headers.CacheControl!.Private);
    }

    private static async Task AssertSeesOnlyAsync(WatchedSimulator simulator, string user, string groups, string own, IReadOnlyList<(string Namespace, string Name)> all)
    {
        var seen = await SetsAsync(simulator, user, groups);
        Assert.Equal(all.Where(set => set.Namespace == own), seen);
        var hidden = all.Where(set => set.Namespace != own).ToList();
        string[] everything =
        [
            "/", "/claims", "/findings", "/dns", "/dns?result=Resolves", "/rules", "/sources", "/wall", "/api/v1/claims/orphaned", "/api/v1/claims/orphaned?format=csv",
            "/api/v1/findings", "/api/v1/findings?format=csv", "/api/v1/sources", "/api/v1/dns", "/api/v1/dns/names?result=Resolves",
            "/api/v1/dns/names?result=Resolves&format=csv", "/api/v1/rules", "/api/v1/sets",
        ];
        foreach (var path in everything)
        {
            var text = await TextAsync(simulator, path, user, groups);
            Assert.All(hidden, set =>
            {
                Assert.DoesNotContain($"{set.Namespace}/{set.Name}", text, StringComparison.Ordinal);
                Assert.DoesNotContain($".{set.Namespace}.svc", text, StringComparison.Ordinal);
                Assert.DoesNotContain($"\"namespace\":\"{set.Namespace}\"", text, StringComparison.Ordinal);
                Assert.DoesNotContain($"\n{set.Namespace},", text, StringComparison.Ordinal);
            });
        }
        var (ns, name) = hidden.First(set => set.Namespace is "shop" or "messaging");
        foreach (var of in new[] { "", "/plan?replicas=1", "/timeline", "/events", "/manifest", "/revisions", "/revisions/diff" })
        {
            using var answer = await AskAsync(simulator, $"/api/v1/sets/{ns}/{name}{of}", user, groups);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            using var own_ = await AskAsync(simulator, $"/api/v1/sets/{seen[0].Namespace}/{seen[0].Name}{of}", user, groups);
            Assert.NotEqual(HttpStatusCode.NotFound, own_.StatusCode);
        }
        var dns = JsonElement.Parse(await TextAsync(simulator, "/api/v1/dns", user, groups));
        Assert.All(dns.GetProperty("servers").EnumerateArray(), server => Assert.Empty(server.GetProperty("results").EnumerateObject()));
        Assert.All(
            JsonElement.Parse(await TextAsync(simulator, "/api/v1/sources", user, groups)).GetProperty("items").EnumerateArray(),
            source => Assert.Equal(JsonValueKind.Null, source.GetProperty("objects").ValueKind));
        Assert.DoesNotContain("ordinal", await TextAsync(simulator, $"/sets/{ns}/{name}", user, groups), StringComparison.Ordinal);
    }

    private static Task<WatchedSimulator> StartAsync() => WatchedSimulator.StartAsync("showcase", lively: false, access: new AccessOptions
    {
        Mode = AccessMode.Proxy,
        AuthorizeNamespaces = true,
        Proxy = new ProxyOptions { From = [new IPNetwork(IPAddress.Loopback, 32)], Secret = new Secret(Secret) },
    });

    /// <summary>The sets that a viewer sees, once the first lists are there.</summary>
    private static async Task<IReadOnlyList<(string Namespace, string Name)>> SetsAsync(WatchedSimulator simulator, string user, string groups)
    {
        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        tooLong.CancelAfter(Patience);
        while (true)
        {
            using var ready = await simulator.Client.GetAsync("/healthz/ready", tooLong.Token);
            if (ready.IsSuccessStatusCode)
            {
                using var answer = await AskAsync(simulator, "/api/v1/sets", user, groups);
                var list = await answer.Content.ReadFromJsonAsync<JsonElement>(tooLong.Token);
                return [.. list.GetProperty("items").EnumerateArray().Select(set => (set.GetProperty("namespace").GetString()!, set.GetProperty("name").GetString()!))];
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), tooLong.Token);
        }
    }

    private static async Task<string> TextAsync(WatchedSimulator simulator, string path, string user, string groups)
    {
        using var answer = await AskAsync(simulator, path, user, groups);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> AskAsync(WatchedSimulator simulator, string path, string user, string groups)
    {
        using var request = Request(path, user, groups);
        return await simulator.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Request(string path, string user, string groups)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(ProxyOptions.UsualUserHeader, user);
        request.Headers.Add(ProxyOptions.UsualGroupsHeader, groups);
        request.Headers.Add(ProxyOptions.UsualSecretHeader, Secret);
        return request;
    }
}
