using System.Net;
using System.Net.Sockets;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Security;

/// <summary>A name of somebody else's that is made to point at this machine (DNS rebinding) is not answered to.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("evil.example", "/", HttpStatusCode.BadRequest)]
    [InlineData("evil.example:8080", "/api/v1/sets", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", "/hubs/cluster", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", "/_blazor", HttpStatusCode.BadRequest)]
    [InlineData("localhost:8080", "/api/v1/sets", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", "/api/v1/sets", HttpStatusCode.OK)]
    public async Task Host_OnLoopback_HasToBeLoopbacks(string host, string path, HttpStatusCode expected)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.2:0")]
    [InlineData("http://127.1:0")]
    [InlineData("http://[::1]:0")]
    public async Task Address_OfLoopbackInAnySpelling_IsAnsweredToAndNoOther(string url)
    {
        Assert.SkipWhen(url.Contains("::") && !Socket.OSSupportsIPv6, "there is no IPv6");
        await using var dashboard = await RunningDashboard.StartAsync(options => options with { Urls = [url] });
        Assert.True(dashboard.Address.IsLoopback);
        using var own = await dashboard.Client.GetAsync("/api/v1/sets", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sets");
        request.Headers.Host = "evil.example";
        using var other = await dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }
}
