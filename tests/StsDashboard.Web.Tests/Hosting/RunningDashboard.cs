using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Hosting;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Hosting;

/// <summary>The real application on a loopback port, without a cluster: a test says what the frames hold.</summary>
public sealed class RunningDashboard : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningDashboard(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public IServiceProvider Services => _app.Services;

    public FrameFeed Feed => Services.GetRequiredService<FrameFeed>();

    /// <param name="with">Other options than the usual.</param>
    /// <param name="add">What a cluster would add: documents, events.</param>
    public static async Task<RunningDashboard> StartAsync(Func<DashboardOptions, DashboardOptions>? with = null, Action<IServiceCollection>? add = null)
    {
        var options = new DashboardOptions { Urls = ["http://127.0.0.1:0"] };
        var app = DashboardHost.Build(with?.Invoke(options) ?? options, new ClusterInput { ClusterName = "test", AddWriters = add ?? (_ => { }) });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    /// <summary>Publishes the next frame: the sets given, all else as in the frame before.</summary>
    public Frame Show(params SetInspection[] sets)
    {
        var frame = Feed.Current with
        {
            Version = Feed.Current.Version + 1,
            AsOf = Clock.Now,
            HasSynced = true,
            Sets = sets.ToImmutableSortedDictionary(set => set.Key, set => set),
        };
        Feed.Publish(frame);
        return frame;
    }

    public async Task StopAsync() => await _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
