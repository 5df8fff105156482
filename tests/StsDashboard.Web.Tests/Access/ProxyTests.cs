using System.Net;
using System.Net.WebSockets;
using StsDashboard.Web.Options;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Access;

/// <summary>The proxy's word is taken from the proxy's address and with its secret, and from nobody else.</summary>
public sealed class ProxyTests
{
    private const string Good = "a-secret-of-the-proxy";

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/sets")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/hubs/cluster")]
    [InlineData("/_blazor")]
    [InlineData("/no-such-page")]
    [InlineData("/metrics")]
    public async Task Request_WithoutAnIdentity_IsNotLetIn(string path)
    {
        await using var dashboard = await StartAsync("127.0.0.1");
        using var response = await dashboard.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("10.9.8.0/24", Good, "ann")]
    [InlineData("127.0.0.1", "another-secret-of-nobody", "ann")]
    [InlineData("127.0.0.1", null, "ann")]
    [InlineData("127.0.0.1", "", "ann")]
    [InlineData("127.0.0.1", Good, "")]
    [InlineData("127.0.0.1", Good, "system:kube-controller-manager")]
    [InlineData("127.0.0.1", Good, "System:admin")]
    public async Task Identity_NotFromTheProxy_IsRefused(string from, string? secret, string user)
    {
        await using var dashboard = await StartAsync(from);
        using var response = await AskAsync(dashboard, "/api/v1/sets", secret, user);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain(Good, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Address_InAForwardedHeader_CountsForNothing()
    {
        await using var dashboard = await StartAsync("10.9.8.0/24");
        using var request = Request("/api/v1/sets", Good, "ann");
        request.Headers.Add("X-Forwarded-For", "10.9.8.7");
        using var response = await dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Identity_GivenTwice_IsRefused()
    {
        await using var dashboard = await StartAsync("127.0.0.1");
        using var socket = new TwoUsers(dashboard.Address);
        Assert.StartsWith("HTTP/1.1 401", await socket.AskAsync(Good));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.0/8,127.0.0.0/24")]
    public async Task Identity_FromTheProxy_IsTaken(string from)
    {
        await using var dashboard = await StartAsync(from);
        using var rest = await AskAsync(dashboard, "/api/v1/sets", Good, "ann");
        Assert.Equal(HttpStatusCode.OK, rest.StatusCode);
        using var page = await AskAsync(dashboard, "/", Good, "ann");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader(ProxyOptions.UsualUserHeader, "ann");
        socket.Options.SetRequestHeader(ProxyOptions.UsualSecretHeader, Good);
        await socket.ConnectAsync(new UriBuilder(new Uri(dashboard.Address, "/hubs/cluster")) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/css/base.css")]
    public async Task WhatSaysNothing_IsForEverybody(string path)
    {
        await using var dashboard = await StartAsync("127.0.0.1");
        using var response = await dashboard.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("the-token-of-prometheus", HttpStatusCode.OK)]
    [InlineData("the-token-of-nobody-else", HttpStatusCode.Unauthorized)]
    public async Task Metrics_WhereLoginsAreNeeded_TakeAToken(string token, HttpStatusCode expected)
    {
        await using var dashboard = await StartAsync("127.0.0.1");
        using var request = Request("/metrics", Good, "ann");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    private static Task<RunningDashboard> StartAsync(string from) => RunningDashboard.StartAsync(options => options with
    {
        Access = new AccessOptions
        {
            Mode = AccessMode.Proxy,
            MetricsToken = new Secret("the-token-of-prometheus"),
            Proxy = new ProxyOptions
            {
                From = [.. from.Split(',').Select(text => text.Contains('/') ? IPNetwork.Parse(text) : new IPNetwork(IPAddress.Parse(text), 32))],
                Secret = new Secret(Good),
            },
        },
    });

    private static async Task<HttpResponseMessage> AskAsync(RunningDashboard dashboard, string path, string? secret, string user)
    {
        using var request = Request(path, secret, user);
        return await dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Request(string path, string? secret, string user)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(ProxyOptions.UsualUserHeader, user);
        if (secret is not null)
        {
            request.Headers.Add(ProxyOptions.UsualSecretHeader, secret);
        }
        return request;
    }
}
