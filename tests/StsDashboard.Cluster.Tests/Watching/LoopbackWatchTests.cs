using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Threading.Channels;
using k8s;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>All kinds over real HTTP on loopback, in real time.</summary>
public sealed class LoopbackWatchTests
{
    [Fact]
    public async Task Start_OverRealHttp_SyncsEveryKindAndFollows()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var server = new LoopbackApi();
        server.Answer("/api/v1/persistentvolumes", 403, Json.Status(403, "persistentvolumes is forbidden"));
        using var api = new KubernetesApi(() => new Kubernetes(new KubernetesClientConfiguration { Host = server.Address }), TimeProvider.System);
        var store = new ClusterStore();

        await using (ClusterWatch.Start(api, store, ["data"], TimeProvider.System, NullLoggerFactory.Instance))
        {
            await UntilAsync(store, s => s.Sources.Count == 10 && s.Sources.Values.All(source =>
                source.State == (source.Kind == SourceKind.PersistentVolumes ? SourceState.Forbidden : SourceState.Live)), patience.Token);
            Assert.All(store.Snapshot.Sources.Values, source => Assert.Equal(
                source.Kind is SourceKind.PersistentVolumes or SourceKind.StorageClasses or SourceKind.Nodes ? "" : "data", source.Scope));

            var watch = await server.NextWatchAsync("/api/v1/namespaces/data/services", patience.Token);
            await watch.SendAsync(Json.Added("web", "9"));
            await UntilAsync(store, s => s.Services.Find("data", "web") is not null, patience.Token);

            watch.Cut();
            watch = await server.NextWatchAsync("/api/v1/namespaces/data/services", patience.Token);
            Assert.Equal("9", watch.ResourceVersion);
            await watch.SendAsync(Json.Added("db", "10"));
            await UntilAsync(store, s => s.Services.Find("data", "db") is not null, patience.Token);
        }
        Assert.NotNull(store.Snapshot.Services.Find("data", "web"));
    }

    private static async Task UntilAsync(ClusterStore store, Func<ClusterSnapshot, bool> holds, CancellationToken cancellationToken)
    {
        using var subscription = store.Subscribe();
        while (!holds((await subscription.WaitAsync(cancellationToken)).Snapshot))
        {
        }
    }

    /// <summary>The least of an API server: every kind is there and empty, initial events are not offered, watches stay open.</summary>
    private sealed class LoopbackApi : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Dictionary<string, (int Status, string Body)> _answers = [];
        private readonly ConcurrentDictionary<string, Channel<LoopbackWatch>> _watches = [];

        public LoopbackApi()
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
            }
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = ServeAsync();
        }

        public string Address { get; }

        public void Answer(string path, int status, string body) => _answers[path] = (status, body);

        /// <summary>The next watch that is opened on a path.</summary>
        public async Task<LoopbackWatch> NextWatchAsync(string path, CancellationToken cancellationToken) =>
            await WatchesOf(path).Reader.ReadAsync(cancellationToken);

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                try
                {
                    await AnswerAsync(await _listener.GetContextAsync());
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
                {
                    // The listener was closed, or a client went away.
                }
            }
        }

        private async Task AnswerAsync(HttpListenerContext context)
        {
            var path = context.Request.Url!.AbsolutePath;
            var query = context.Request.QueryString;
            if (_answers.TryGetValue(path, out var answer))
            {
                await EndAsync(context.Response, answer.Status, answer.Body);
            }
            else if (query["sendInitialEvents"] is not null)
            {
                await EndAsync(context.Response, 422, Json.Status(422, "sendInitialEvents is forbidden"));
            }
            else if (query["watch"] is null)
            {
                await EndAsync(context.Response, 200, Json.List("5", ""));
            }
            else
            {
                context.Response.SendChunked = true;
                var watch = new LoopbackWatch(context.Response, query["resourceVersion"]!);
                await watch.SendAsync(Json.Bookmark(watch.ResourceVersion));
                WatchesOf(path).Writer.TryWrite(watch);
            }
        }

        private Channel<LoopbackWatch> WatchesOf(string path) => _watches.GetOrAdd(path, _ => Channel.CreateUnbounded<LoopbackWatch>());

        private static async Task EndAsync(HttpListenerResponse response, int status, string body)
        {
            response.StatusCode = status;
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            response.Close();
        }
    }

    private sealed class LoopbackWatch(HttpListenerResponse response, string resourceVersion)
    {
        public string ResourceVersion => resourceVersion;

        public async Task SendAsync(string line)
        {
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
            await response.OutputStream.FlushAsync();
        }

        public void Cut() => response.Abort();
    }
}
