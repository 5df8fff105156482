using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>
/// A Kubernetes API server over an <see cref="ObjectStore"/>: plain HTTP on loopback, without authentication.
/// It may be stopped and another one started on the same store and port.
/// </summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping;
    private readonly RequestDispatcher _dispatcher;
    private int _disposed;

    private ApiServer(WebApplication app, RequestDispatcher dispatcher, CancellationTokenSource stopping, ApiFaults faults, AccessRules rules)
    {
        _app = app;
        _dispatcher = dispatcher;
        _stopping = stopping;
        Faults = faults;
        Rules = rules;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    public ApiFaults Faults { get; }

    public AccessRules Rules { get; }

    /// <summary>Watches that are being answered now.</summary>
    public int OpenWatches => _dispatcher.OpenWatches;

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ApiServer> StartAsync(ObjectStore store, ApiServerOptions options, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var faults = new ApiFaults();
        var rules = new AccessRules();
        faults.HistoryExpired += store.Compact;
        var stopping = new CancellationTokenSource();
        var app = builder.Build();
        var dispatcher = new RequestDispatcher(store, options, faults, rules, stopping.Token);
        app.Run(dispatcher.HandleAsync);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            await app.DisposeAsync();
            faults.Dispose();
            stopping.Dispose();
            throw;
        }

        return new ApiServer(app, dispatcher, stopping, faults, rules);
    }

    /// <summary>Ends open watches, then the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _stopping.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Faults.Dispose();
        _stopping.Dispose();
    }
}
