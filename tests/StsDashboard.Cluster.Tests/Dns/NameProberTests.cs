using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Dns;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Simulator.Dns;
using StsDashboard.Simulator.Objects;
using StsDashboard.Testing;
using Services = StsDashboard.Testing.Services;

namespace StsDashboard.Cluster.Tests.Dns;

public sealed class NameProberTests
{
    private const string Service = "web.shop.svc.cluster.local";

    private static readonly StatefulSetFact Set = Sets.Web();
    private static readonly NameProberOptions OneServer = new() { Servers = [NameServer.Parse("10.96.0.10")] };

    private readonly FakeTimeProvider _time = new();
    private readonly ClusterStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prober_WithoutServers_AsksNothingAndReportsNothing()
    {
        Load();
        var resolver = new ScriptedResolver(_time, Truth);
        await using var prober = NameProber.Start(_store, resolver, new NameProberOptions(), _time);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(prober.Completion.IsCompletedSuccessfully);
        Assert.Empty(resolver.Asked);
        Assert.DoesNotContain(_store.Snapshot.Sources.Keys, source => source.Kind == SourceKind.Dns);
    }

    [Fact]
    public async Task Prober_OfASettledSet_AsksForItsNamesAndStoresTheAnswers()
    {
        Load();
        var resolver = new ScriptedResolver(_time, Truth);
        await using var prober = NameProber.Start(_store, resolver, OneServer, _time);

        await UntilAsync(() => _store.Snapshot.Names.Count == 5 && _store.Snapshot.Names.All(name => name.FirstCorrectAt is not null));

        Assert.Equal(ExpectedNames.Of(_store.Snapshot, Set).Select(name => name.Fqdn).Order(), _store.Snapshot.Names.Select(name => name.Fqdn).Order());
        await UntilAsync(() => _store.Snapshot.SourceOf(SourceKind.Dns, "10.96.0.10:53") is { State: SourceState.Live, Objects: 5 });
        Assert.Equal(0, prober.Statistics.Read().Convergence.Count);
        Assert.Equal(5, prober.Statistics.Read().Servers.Single().Results["NOERROR"]);
    }

    [Fact]
    public async Task Prober_WhileAPodIsNotReady_NeverAsksForItsName()
    {
        var pods = Pods.AllReady(Set);
        Load(pods[0], pods[1].Starting(), pods[2].Terminating());
        var resolver = new ScriptedResolver(_time, Truth);
        await using var prober = NameProber.Start(_store, resolver, OneServer, _time);

        await UntilAsync(() => _store.Snapshot.Names.Count(name => name.FirstCorrectAt is not null) == 3);
        for (var second = 0; second < 100; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.DoesNotContain(resolver.Asked, asked => asked.Fqdn.StartsWith("web-1.", StringComparison.Ordinal) || asked.Fqdn.StartsWith("web-2.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prober_WhenAPodBecomesReady_MeasuresHowLongItsNameTakes()
    {
        var pods = Pods.AllReady(Set);
        Load(pods[0]);
        var resolver = new ScriptedResolver(_time, Truth);
        await using var prober = NameProber.Start(_store, resolver, OneServer, _time);
        await UntilAsync(() => _store.Snapshot.Names.Count(name => name.FirstCorrectAt is not null) == 3);

        SetPods(pods[0], pods[1]);

        await UntilAsync(() => _store.Snapshot.Names.Find("web-1." + Service)?.FirstCorrectAt is not null);
        // The pod's own name, and the two of the Service, which now hold its address too.
        await UntilAsync(() => prober.Statistics.Read().Convergence.Count == 3);
    }

    [Fact]
    public async Task Prober_WhenTheSetIsGone_DropsItsNames()
    {
        Load();
        await using var prober = NameProber.Start(_store, new ScriptedResolver(_time, Truth), OneServer, _time);
        await UntilAsync(() => _store.Snapshot.Names.Count == 5);

        _store.Remove(SourceKind.StatefulSets, Set.Key);

        await UntilAsync(() => _store.Snapshot.Names.Count == 0);
    }

    [Fact]
    public async Task Prober_WhoseResolverThrows_ShowsItAndGoesOn()
    {
        Load();
        var broken = true;
        var resolver = new ScriptedResolver(_time, (server, fqdn, type) => broken ? throw new InvalidOperationException("a fault of ours") : Truth(server, fqdn, type));
        await using var prober = NameProber.Start(_store, resolver, OneServer, _time);
        await UntilAsync(() => _store.Snapshot.Names.Count == 5 && _store.Snapshot.Names.All(name => name.Answers.Any(answer => answer.Error == "a fault of ours")));

        broken = false;

        await UntilAsync(() => _store.Snapshot.Names.All(name => name.FirstCorrectAt is not null));
    }

    [Fact]
    public async Task Dispose_WithQuestionsUnderWay_WaitsForThemAndEnds()
    {
        Load();
        var resolver = new HangingResolver();
        var prober = NameProber.Start(_store, resolver, OneServer, _time);
        await UntilAsync(() => resolver.Asked == 5);

        await prober.DisposeAsync();

        Assert.Equal(5, resolver.Cancelled);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => prober.Completion);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task Prober_WhenTheClockIsSet_AsksAnewSoonAndMeasuresNothingAcross(int hours)
    {
        var clock = new SetClock(_time);
        var pods = Pods.AllReady(Set);
        Load(pods[0]);
        var right = false;
        var resolver = new ScriptedResolver(clock, (server, fqdn, type) =>
            right ? Truth(server, fqdn, type) : Truth(server, fqdn, type) with { Rcode = "NXDOMAIN", Answers = [], TtlSeconds = 3600 });
        await using var prober = NameProber.Start(_store, resolver, OneServer, clock);
        await UntilAsync(() => resolver.Asked.Count >= 3);
        SetPods(pods[0], pods[1]);
        await UntilAsync(() => _store.Snapshot.Names.Count == 4 && _store.Snapshot.Names.All(name => name.Answers.Count > 0));

        right = true;
        var before = _time.GetUtcNow();
        clock.SetBy = TimeSpan.FromHours(hours);

        await UntilAsync(() => _store.Snapshot.Names.All(name => name.FirstCorrectAt is not null));
        // On a busy machine much time goes by while the prober is at work, but never the hour that the answers may be kept.
        Assert.InRange(_time.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromMinutes(30));
        Assert.Equal(0, prober.Statistics.Read().Convergence.Count);
    }

    [Fact]
    public async Task Prober_AgainstARealServer_FollowsARestartedPodThroughTheCache()
    {
        var pods = Pods.AllReady(Set);
        Load(pods[0]);
        var zone = ZoneOf(pods[0]);
        await using var server = await SimulatedDnsServer.StartAsync(
            zone, new DnsServerOptions { TtlSeconds = 4, NegativeTtlSeconds = 4, CacheSeconds = 4 }, TimeProvider.System, Cancellation);
        var options = new NameProberOptions
        {
            Servers = [new NameServer("127.0.0.1", server.Address.Port, TcpOnly: false)],
            SettleDelay = TimeSpan.FromMilliseconds(200),
        };
        await using var prober = NameProber.Start(_store, new DnsNameResolver(TimeProvider.System), options, TimeProvider.System);
        await UntilRealAsync(() => Pod0()?.FirstCorrectAt is not null);

        var restarted = pods[0] with { Ips = ["10.0.7.7"], Uid = "later" };
        SetPods(restarted);
        zone.Restore(ResourceTypes.EndpointSlices, SliceOf(restarted));

        // The cache still has the old address; the name is seen to be wrong, then right, without our doing.
        await UntilRealAsync(() => Pod0() is { FirstCorrectAt: null } name && name.Answers.Single().Answers == ["10.0.0.1"]);
        await UntilRealAsync(() => Pod0() is { FirstCorrectAt: not null } name && name.Answers.Single().Answers == ["10.0.7.7"]);

        NameFact? Pod0() => _store.Snapshot.Names.Find("web-0." + Service);
    }

    [Fact]
    public async Task Prober_AgainstARealServer_NeverPlantsANegativeAnswer()
    {
        var pods = Pods.AllReady(Set);
        Load(pods[0]);
        var zone = ZoneOf(pods[0]);
        await using var server = await SimulatedDnsServer.StartAsync(
            zone, new DnsServerOptions { CacheSeconds = 30, Lag = TimeSpan.FromMilliseconds(100) }, TimeProvider.System, Cancellation);
        var options = new NameProberOptions
        {
            Servers = [new NameServer("127.0.0.1", server.Address.Port, TcpOnly: false)],
            SettleDelay = TimeSpan.FromSeconds(2),
        };
        await using var prober = NameProber.Start(_store, new DnsNameResolver(TimeProvider.System), options, TimeProvider.System);
        await UntilRealAsync(() => _store.Snapshot.Names.Find("web-0." + Service)?.FirstCorrectAt is not null);

        SetPods(pods[0], pods[1]);
        zone.Restore(ResourceTypes.EndpointSlices, SliceOf(pods[0], pods[1]));

        await UntilRealAsync(() => _store.Snapshot.Names.Find("web-1." + Service)?.FirstCorrectAt is not null);
        Assert.False(prober.Statistics.Read().Servers.Single().Results.ContainsKey("NXDOMAIN"));
    }

    private static ObjectStore ZoneOf(params PodFact[] pods)
    {
        var zone = new ObjectStore(TimeProvider.System);
        zone.Restore(ResourceTypes.Namespaces, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "shop" } });
        zone.Restore(ResourceTypes.Services, JsonNode.Parse(
            """{"metadata":{"name":"web","namespace":"shop"},"spec":{"clusterIP":"None","clusterIPs":["None"],"ports":[{"name":"http","port":80,"protocol":"TCP"}]}}""")!.AsObject());
        zone.Restore(ResourceTypes.EndpointSlices, SliceOf(pods));
        return zone;
    }

    private static JsonObject SliceOf(params PodFact[] pods) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["name"] = "web-abcde",
            ["namespace"] = "shop",
            ["labels"] = new JsonObject { ["kubernetes.io/service-name"] = "web" },
        },
        ["endpoints"] = new JsonArray([.. pods.Select(pod => new JsonObject { ["hostname"] = pod.Hostname, ["addresses"] = new JsonArray(pod.Ips[0]) })]),
        ["ports"] = new JsonArray(new JsonObject { ["name"] = "http", ["port"] = 8080, ["protocol"] = "TCP" }),
    };

    private void Load(params PodFact[] pods)
    {
        foreach (var kind in (SourceKind[])[SourceKind.StatefulSets, SourceKind.Services, SourceKind.EndpointSlices])
        {
            _store.Report(new SourceFact { Kind = kind, State = SourceState.Live });
        }
        _store.Upsert(Set);
        _store.Upsert(Services.Governing(Set));
        SetPods(pods.Length == 0 ? [.. Pods.AllReady(Set)] : pods);
    }

    private void SetPods(params PodFact[] pods) => _store.Upsert(Slices.Of(Services.Governing(Set), pods));

    /// <summary>What a server without a cache would say: exactly what is expected.</summary>
    private NameAnswer Truth(NameServer server, string fqdn, NameRecordType type)
    {
        var expected = ExpectedNames.Of(_store.Snapshot, Set).FirstOrDefault(name => name.Fqdn == fqdn);
        return new NameAnswer
        {
            Server = server.ToString(),
            Type = type,
            Rcode = expected is null ? "NXDOMAIN" : "NOERROR",
            Answers = expected?.Answers ?? [],
            TtlSeconds = 30,
        };
    }

    /// <summary>Lets fake time go on in small steps until the state is there.</summary>
    private Task UntilAsync(Func<bool> state) => UntilAsync(state, () => _time.Advance(TimeSpan.FromMilliseconds(50)));

    private static Task UntilRealAsync(Func<bool> state) => UntilAsync(state, static () => { });

    private static async Task UntilAsync(Func<bool> state, Action step)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!state())
        {
            step();
            await Task.Delay(TimeSpan.FromMilliseconds(1), limit.Token);
        }
    }

    private sealed class HangingResolver : INameResolver
    {
        private int _asked;
        private int _cancelled;

        public int Asked => Volatile.Read(ref _asked);

        public int Cancelled => Volatile.Read(ref _cancelled);

        public async Task<NameAnswer> AskAsync(NameServer server, string fqdn, NameRecordType type, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                Interlocked.Increment(ref _cancelled);
            }
            throw new InvalidOperationException("Never gets here.");
        }
    }
}
