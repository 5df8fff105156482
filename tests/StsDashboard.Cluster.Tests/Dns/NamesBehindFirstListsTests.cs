using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Dns;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;
using Services = StsDashboard.Testing.Services;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>While first lists are being read, no name is asked for; what came meanwhile is then asked for all the same.</summary>
public sealed class NamesBehindFirstListsTests
{
    private static readonly StatefulSetFact Set = Sets.Web();
    private static readonly NameProberOptions OneServer = new() { Servers = [NameServer.Parse("10.96.0.10")] };

    private readonly FakeTimeProvider _time = new();
    private readonly ClusterStore _store = new();
    private readonly ScriptedResolver _resolver;

    public NamesBehindFirstListsTests() => _resolver = new(_time, static (server, _, type) => new NameAnswer { Server = server.ToString(), Type = type, Rcode = "NXDOMAIN" });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SourceState.Live)]
    [InlineData(SourceState.Forbidden)]
    [InlineData(SourceState.Failed)]
    public async Task Prober_WhileAListIsBeingRead_AsksForNothing_AndForAllOnceItIsKnownHowItEnded(SourceState end)
    {
        foreach (var kind in (SourceKind[])[SourceKind.StatefulSets, SourceKind.Services, SourceKind.EndpointSlices])
        {
            _store.Report(new SourceFact { Kind = kind, State = SourceState.Live });
        }
        _store.Report(new SourceFact { Kind = SourceKind.Pods });
        _store.Upsert(Set);
        _store.Upsert(Services.Governing(Set));
        _store.Upsert(Slices.Of(Services.Governing(Set), [.. Pods.AllReady(Set)]));
        await using var prober = NameProber.Start(_store, _resolver, OneServer, _time);
        for (var step = 0; step < 100; step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(1), Cancellation);
        }
        Assert.Empty(_resolver.Asked);

        _store.Report(new SourceFact { Kind = SourceKind.Pods, State = end });

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (_resolver.Asked.Select(asked => asked.Fqdn).Distinct().Count() < 5)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(TimeSpan.FromMilliseconds(1), limit.Token);
        }
    }
}
