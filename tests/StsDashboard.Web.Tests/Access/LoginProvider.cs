using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace StsDashboard.Web.Tests.Access;

/// <summary>A small OpenID Connect provider on loopback, where whoever comes is logged in as <see cref="Claims"/> say.</summary>
internal sealed class LoginProvider : IAsyncDisposable
{
    public const string ClientSecret = "the-secret-of-the-client";

    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new();

    private LoginProvider(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "ann", ["groups"] = new[] { "dev", "system:masters" } };

    /// <summary>Who signs; not the provider's key, when a test says so.</summary>
    public bool SignsWithAnotherKey { get; set; }

    /// <summary>What went wrong at the token endpoint; empty when nothing did.</summary>
    public string Complaint { get; private set; } = "";

    public static async Task<LoginProvider> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new LoginProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Issuer,
            authorization_endpoint = $"{Issuer}/authorize",
            token_endpoint = $"{Issuer}/token",
            jwks_uri = $"{Issuer}/keys",
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "one" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig", alg = "RS256" } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            var code = Guid.NewGuid().ToString("N");
            Assert.Equal("S256", request.Query["code_challenge_method"]);
            _codes[code] = (request.Query["nonce"]!, request.Query["code_challenge"]!);
            return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = request.Query["state"] }));
        });
        _app.MapPost("/token", Token);
    }

    private string Issuer => Address.GetLeftPart(UriPartial.Authority);

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"]!, out var asked) || form["client_secret"] != ClientSecret
            || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))) != asked.Challenge)
        {
            Complaint = "code, secret or verifier is wrong";
            return Results.BadRequest(new { error = "invalid_grant" });
        }
        using var other = RSA.Create(2048);
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = "sts",
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = asked.Nonce },
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = new(new RsaSecurityKey(SignsWithAnotherKey ? other.ExportParameters(true) : _rsa.ExportParameters(true)) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "none", token_type = "Bearer", id_token = token });
    }
}
