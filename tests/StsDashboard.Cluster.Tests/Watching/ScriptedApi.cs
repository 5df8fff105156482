using System.Threading.Channels;
using k8s;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Connection;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>
/// An API server that does nothing by itself: each request waits until the test has taken it and answered. Sits below
/// KubernetesClient's own HTTP pipeline.
/// </summary>
internal sealed class ScriptedApi : DelegatingHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<ScriptedRequest> _requests = Channel.CreateUnbounded<ScriptedRequest>();

    public ScriptedApi(TimeProvider time) => Api = new(Connect, time);

    public KubernetesApi Api { get; }

    /// <summary>How often configuration and credentials were read.</summary>
    public int Connects { get; private set; }

    /// <summary>The next request that arrives.</summary>
    public async Task<ScriptedRequest> NextAsync() =>
        await _requests.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    /// <summary>
    /// The next request, which is made only after a wait; advances the time until it arrives and says by how much. On a
    /// busy machine that is more than the watcher waited, so expect upper bounds to be rough; lower ones are exact.
    /// </summary>
    public async Task<(ScriptedRequest Request, TimeSpan Waited)> NextAfterWaitAsync(FakeTimeProvider time)
    {
        var next = NextAsync();
        var waited = TimeSpan.Zero;
        while (await Task.WhenAny(next, Task.Delay(10, TestContext.Current.CancellationToken)) != next)
        {
            var step = TimeSpan.FromSeconds(Math.Max(0.1, waited.TotalSeconds / 20));
            time.Advance(step);
            waited += step;
        }
        return (await next, waited);
    }

    private Kubernetes Connect()
    {
        Connects++;
        return new(new KubernetesClientConfiguration { Host = "http://api.test" }, this);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var scripted = new ScriptedRequest(request.RequestUri!.PathAndQuery);
        _requests.Writer.TryWrite(scripted);
        var response = await scripted.Answer.WaitAsync(cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
