using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Cluster.Tests.Watching;

namespace StsDashboard.Cluster.Tests.Connection;

/// <summary>
/// An API server over TLS with a certificate of a CA of its own, that lets in one token. Both can be exchanged while it runs.
/// It holds one Service and tells of no changes.
/// </summary>
internal sealed class SecureServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private X509Certificate2 _certificate;
    private CancellationTokenSource _watches = new();

    private SecureServer()
    {
        (Authority, _certificate) = Issue();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.UseHttps(https => https.ServerCertificateSelector = (_, _) => _certificate)));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Who may ask.</summary>
    public string Token { get; set; } = "first";

    /// <summary>The CA's certificate, as in <c>ca.crt</c>.</summary>
    public string Authority { get; private set; }

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public static async Task<SecureServer> StartAsync()
    {
        var server = new SecureServer();
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>From now on another CA vouches for it, and every connection is made anew.</summary>
    public async Task RotateAsync()
    {
        (Authority, _certificate) = Issue();
        await CloseWatchesAsync();
    }

    public async Task CloseWatchesAsync()
    {
        var ended = Interlocked.Exchange(ref _watches, new());
        await ended.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseWatchesAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        // Kept-alive connections would go on under the old certificate.
        context.Response.Headers.Connection = "close";
        var isWatch = context.Request.Query["watch"] == "true";
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsync(Json.Status(401, "Unauthorized"));
        }
        else if (context.Request.Query.ContainsKey("sendInitialEvents"))
        {
            context.Response.StatusCode = 422;
        }
        else if (isWatch)
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(_watches.Token, context.RequestAborted);
            await context.Response.StartAsync(ends.Token);
            await context.Response.WriteAsync(Json.Bookmark("5") + "\n", ends.Token);
            await Task.Delay(Timeout.Infinite, ends.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else
        {
            var isServices = context.Request.Path.Value!.EndsWith("/services", StringComparison.Ordinal);
            await context.Response.WriteAsync(isServices ? Json.List("5", "", Json.Service("a")) : Json.List("5", ""));
        }
    }

    private static (string Authority, X509Certificate2 Certificate) Issue()
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forAuthority = new CertificateRequest($"CN=ca-{Guid.NewGuid():N}", authorityKey, HashAlgorithmName.SHA256);
        forAuthority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var authority = forAuthority.CreateSelfSigned(from, to);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forServer = new CertificateRequest("CN=kubernetes", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        forServer.CertificateExtensions.Add(names.Build());
        using var issued = forServer.Create(authority, from, to, Guid.NewGuid().ToByteArray());
        using var withKey = issued.CopyWithPrivateKey(key);
        return (authority.ExportCertificatePem(), X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null));
    }
}
