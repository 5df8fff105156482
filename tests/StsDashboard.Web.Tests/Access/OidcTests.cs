using System.Net;
using StsDashboard.Testing;
using StsDashboard.Web.Access;
using StsDashboard.Web.Options;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Access;

/// <summary>Logins at a provider, over HTTP as a browser does it.</summary>
public sealed class OidcTests
{
    [Fact]
    public async Task Page_WithoutASession_ComesAfterTheLogin()
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var dashboard = await StartAsync(provider);
        dashboard.Show(Inspections.Healthy(Sets.Web()));
        using var browser = new Surfer(dashboard.Address);
        var page = await browser.Client.GetStringAsync("/?ns=shop", TestContext.Current.CancellationToken);
        Assert.Equal("", provider.Complaint);
        Assert.Contains("shop/web", page);
        Assert.Contains(">ann<", page);
        var sets = await browser.Client.GetStringAsync("/api/v1/sets", TestContext.Current.CancellationToken);
        Assert.Contains("\"web\"", sets);
        var cookie = browser.Session!;
        Assert.True(cookie.HttpOnly);
        Assert.InRange(cookie.Value.Length, 1, 400);
    }

    [Fact]
    public async Task Cookie_BehindTls_IsForTlsAndOurOwnPagesOnly()
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var dashboard = await StartAsync(provider, oidc => oidc with { PublicUrl = new Uri("https://sets.example.org") });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = dashboard.Address };
        using var response = await client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("redirect_uri=https%3A%2F%2Fsets.example.org%2Fsignin-oidc", response.Headers.Location!.Query);
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("/api/v1/sets")]
    [InlineData("/hubs/cluster")]
    [InlineData("/_blazor")]
    public async Task Program_WithoutASession_IsToldInsteadOfSentToALogin(string path)
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var dashboard = await StartAsync(provider);
        using var response = await dashboard.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Session_LoggedOut_IsNoneAnyMoreForWhoeverHasTheCookie()
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var dashboard = await StartAsync(provider);
        using var browser = new Surfer(dashboard.Address);
        await browser.Client.GetStringAsync("/", TestContext.Current.CancellationToken);
        var stolen = browser.Session!.Value;
        using var said = await browser.Client.PostAsync(OidcSetup.SignOutPath, null, TestContext.Current.CancellationToken);
        Assert.Contains("You are logged out", await said.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sets");
        request.Headers.Add("Cookie", $"sts-session={stolen}");
        using var answer = await dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task LogOut_ByAnotherSitesPage_IsRefused()
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var dashboard = await StartAsync(provider);
        using var browser = new Surfer(dashboard.Address);
        await browser.Client.GetStringAsync("/", TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, OidcSetup.SignOutPath);
        request.Headers.Add("Origin", "https://evil.example");
        using var refused = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var still = await browser.Client.GetAsync("/api/v1/sets", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Theory]
    [InlineData("sub", "system:admin")]
    [InlineData("sub", "")]
    public async Task User_WhomKubernetesKeepsForItselfOrWithoutAName_IsNotLoggedIn(string claim, string value)
    {
        await using var provider = await LoginProvider.StartAsync();
        provider.Claims[claim] = value;
        await AssertNotLoggedInAsync(provider);
    }

    [Fact]
    public async Task Token_OfAnotherKey_IsRefused()
    {
        await using var provider = await LoginProvider.StartAsync();
        provider.SignsWithAnotherKey = true;
        await AssertNotLoggedInAsync(provider, isKnown: false);
    }

    [Fact]
    public async Task Email_ThatIsNotVerified_IsNoName()
    {
        await using var provider = await LoginProvider.StartAsync();
        provider.Claims["email"] = "root@example.org";
        provider.Claims["email_verified"] = false;
        await AssertNotLoggedInAsync(provider, oidc => oidc with { UsernameClaim = "email" });
    }

    [Fact]
    public async Task Provider_ThatIsAway_IsSaidToPeopleAndHidesNothingFromPrograms()
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var dashboard = await StartAsync(provider, oidc => oidc with { Authority = new Uri("http://127.0.0.1:1") });
        using var page = await dashboard.Client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Contains("<h1>No login now</h1>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var program = await dashboard.Client.GetAsync("/api/v1/sets", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, program.StatusCode);
    }

    [Fact]
    public async Task Answer_ThatNobodyAskedFor_IsRefused()
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var dashboard = await StartAsync(provider);
        using var response = await dashboard.Client.GetAsync("/signin-oidc?code=abc&state=def", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Answer_UsedASecondTime_IsAPageWithAWayToLogIn()
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var dashboard = await StartAsync(provider);
        using var browser = new Surfer(dashboard.Address, followsRedirects: false);
        var answer = await browser.GoAsync(await browser.GoAsync(new Uri(dashboard.Address, "/?namespace=shop")));
        Assert.Equal("/signin-oidc", answer.AbsolutePath);
        Assert.Equal("/?namespace=shop", (await browser.GoAsync(answer)).PathAndQuery);
        var session = browser.Session!.Value;

        // As somebody does who goes back, or reloads.
        using var again = await browser.Client.GetAsync(answer, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.Equal("text/html", again.Content.Headers.ContentType!.MediaType);
        var page = await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Not logged in</h1>", page);
        Assert.Contains("counts once", page);
        Assert.Contains("<a class=\"link\" href=\"./\">Log in again</a>", page);
        Assert.Contains("<base href=\"/\" />", page);
        // Nobody is logged out by it.
        Assert.Equal(session, browser.Session!.Value);
        using var still = await browser.Client.GetAsync("/api/v1/sets", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    private static async Task AssertNotLoggedInAsync(LoginProvider provider, Func<OidcOptions, OidcOptions>? with = null, bool isKnown = true)
    {
        await using var dashboard = await StartAsync(provider, with);
        using var browser = new Surfer(dashboard.Address);
        using var response = await browser.Client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(isKnown, page.Contains("The provider knows you", StringComparison.Ordinal));
        Assert.Contains(">Log in again</a>", page);
        Assert.Null(browser.Session);
    }

    private static Task<RunningDashboard> StartAsync(LoginProvider provider, Func<OidcOptions, OidcOptions>? with = null)
    {
        var oidc = new OidcOptions { Authority = provider.Address, ClientId = "sts", ClientSecret = new Secret(LoginProvider.ClientSecret) };
        return RunningDashboard.StartAsync(options => options with { Access = new AccessOptions { Mode = AccessMode.Oidc, Oidc = with?.Invoke(oidc) ?? oidc } });
    }

    /// <summary>Keeps cookies, and follows redirects unless told not to.</summary>
    private sealed class Surfer : IDisposable
    {
        private readonly CookieContainer _cookies = new();
        private readonly Uri _address;

        public Surfer(Uri address, bool followsRedirects = true)
        {
            _address = address;
            Client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = followsRedirects }) { BaseAddress = address };
        }

        public HttpClient Client { get; }

        public Cookie? Session => _cookies.GetCookies(_address)["sts-session"];

        /// <returns>Where it is sent on to.</returns>
        public async Task<Uri> GoAsync(Uri from)
        {
            using var response = await Client.GetAsync(from, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            return new Uri(from, response.Headers.Location!);
        }

        public void Dispose() => Client.Dispose();
    }
}
