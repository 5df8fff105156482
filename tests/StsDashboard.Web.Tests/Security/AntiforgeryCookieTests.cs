using System.Net;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Security;

/// <summary>The one cookie that a dashboard without logins sets, where an ingress in front of it ends TLS and says so.</summary>
public sealed class AntiforgeryCookieTests
{
    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Cookie_OfAPage_IsForTlsOnlyWhereThePageCameByIt(string scheme, bool secure)
    {
        using var program = new DashboardProcess(
            new Dictionary<string, string> { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" }, "--demo", "empty", "--urls", "http://127.0.0.1:0");
        var address = (await program.LineAsync("Dashboard:"))["Dashboard:".Length..].Trim();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Forwarded-Proto", scheme);

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
