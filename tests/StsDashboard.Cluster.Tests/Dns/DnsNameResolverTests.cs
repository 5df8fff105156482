using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Dns;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator.Dns;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>Through the real protocol, against the simulated cluster's server.</summary>
public sealed class DnsNameResolverTests
{
    private const string Web = "web.data.svc.cluster.local";

    private readonly DnsNameResolver _resolver = new(TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_ForAddresses_GivesThemSortedWithTheirTtl()
    {
        await using var server = await StartAsync(Zone("web-1=10.244.0.12", "web-0=10.244.0.2"));

        var answer = await AskAsync(server, Web, NameRecordType.A);

        Assert.Equal(("NOERROR", 30, null), (answer.Rcode, answer.TtlSeconds, answer.Error));
        Assert.Equal(["10.244.0.12", "10.244.0.2"], answer.Answers);
        Assert.Equal($"127.0.0.1:{server.Address.Port}", answer.Server);
    }

    [Fact]
    public async Task Ask_ForAnIpv6Address_GivesItsOneSpelling()
    {
        await using var server = await StartAsync(Zone("web-0=fd00:0:0:0::1"));

        Assert.Equal(["fd00::1"], (await AskAsync(server, "web-0." + Web, NameRecordType.Aaaa)).Answers);
    }

    [Fact]
    public async Task Ask_ForServices_GivesTargetsAndPorts()
    {
        await using var server = await StartAsync(Zone("web-1=10.244.0.2", "web-0=10.244.0.1"));

        var answer = await AskAsync(server, "_http._tcp." + Web, NameRecordType.Srv);

        Assert.Equal([$"web-0.{Web}:8080", $"web-1.{Web}:8080"], answer.Answers);
    }

    [Fact]
    public async Task Ask_ForAMissingName_IsNxDomainWithTheNegativeTtl()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"), new DnsServerOptions { NegativeTtlSeconds = 7 });

        var answer = await AskAsync(server, "web-9." + Web, NameRecordType.A);

        Assert.Equal(("NXDOMAIN", 7, null), (answer.Rcode, answer.TtlSeconds, answer.Error));
        Assert.Empty(answer.Answers);
    }

    [Fact]
    public async Task Ask_WhenAnswersAreCut_AsksByTcp()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));
        server.Faults.Truncates = true;

        Assert.Equal(["10.244.0.1"], (await AskAsync(server, Web, NameRecordType.A)).Answers);
    }

    [Fact]
    public async Task Ask_WhenAnswersAreForAnotherQuestion_BelievesNone()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));
        server.Faults.MistakesIds = true;

        var answer = await AskAsync(server, Web, NameRecordType.A);

        Assert.NotNull(answer.Error);
        Assert.Empty(answer.Answers);
    }

    [Fact]
    public async Task Ask_ForTheOtherFamily_IsNoErrorWithoutAnswers()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));

        var answer = await AskAsync(server, "web-0." + Web, NameRecordType.Aaaa);

        Assert.Equal(("NOERROR", 30, null), (answer.Rcode, answer.TtlSeconds, answer.Error));
        Assert.Empty(answer.Answers);
    }

    [Fact]
    public async Task Ask_OfACachingServer_GivesTheStaleAnswerAndHowLongItCanLast()
    {
        var time = new FakeTimeProvider();
        var store = Zone("web-0=10.244.0.1");
        await using var server = await SimulatedDnsServer.StartAsync(store, new DnsServerOptions { CacheSeconds = 30, Lag = TimeSpan.Zero }, time, Cancellation);
        await AskAsync(server, "web-0." + Web, NameRecordType.A);
        await AskAsync(server, "web-1." + Web, NameRecordType.A);

        SetEndpoints(store, "web-0=10.244.0.8", "web-1=10.244.0.9");
        time.Advance(TimeSpan.FromSeconds(18));

        var stale = await AskAsync(server, "web-0." + Web, NameRecordType.A);
        Assert.Equal((["10.244.0.1"], 12), (stale.Answers, stale.TtlSeconds));
        var absent = await AskAsync(server, "web-1." + Web, NameRecordType.A);
        Assert.Equal(("NXDOMAIN", 12), (absent.Rcode, absent.TtlSeconds));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_ForALargeAnswer_GivesAllOfIt(bool tcpOnly)
    {
        await using var server = await StartAsync(Zone([.. Enumerable.Range(0, 130).Select(i => $"web-{i}=10.244.1.{i}")]));

        var answer = await AskAsync(server, Web, NameRecordType.A, tcpOnly);

        Assert.Null(answer.Error);
        Assert.Equal(130, answer.Answers.Count);
        Assert.StartsWith(tcpOnly ? "tcp://" : "127", answer.Server, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_OfAServerThatFails_IsServFailAndNoError()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));
        server.Faults.ServerFailure = true;

        var answer = await AskAsync(server, Web, NameRecordType.A);

        Assert.Equal(("SERVFAIL", null, null), (answer.Rcode, answer.TtlSeconds, answer.Error));
    }

    [Fact]
    public async Task Ask_OutsideItsZone_IsRefused()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));

        Assert.Equal("REFUSED", (await AskAsync(server, "example.com", NameRecordType.A)).Rcode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_OfASilentServer_SaysThatNothingCame(bool tcpOnly)
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));
        server.Faults.DropShare = 1;
        var resolver = new DnsNameResolver(TimeProvider.System, TimeSpan.FromMilliseconds(200));

        var answer = await resolver.AskAsync(new NameServer("127.0.0.1", server.Address.Port, tcpOnly), Web, NameRecordType.A, Cancellation);

        Assert.Equal(("", "no answer within 0.2 s (2 tries)"), (answer.Rcode, answer.Error));
        Assert.InRange(answer.Latency, TimeSpan.FromMilliseconds(350), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Ask_OfADeadPortOverTcp_SaysThatItIsRefusedAndRecoversLater()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));
        server.Stop();
        Assert.Equal("connection refused", (await AskAsync(server, Web, NameRecordType.A, tcpOnly: true)).Error);

        server.Resume();
        Assert.Null((await AskAsync(server, Web, NameRecordType.A, tcpOnly: true)).Error);
    }

    [Fact]
    public async Task Ask_OverAConnectionThatTheServerClosed_ConnectsAgain()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));
        Assert.Null((await AskAsync(server, Web, NameRecordType.A, tcpOnly: true)).Error);

        server.Stop();
        server.Resume();

        Assert.Null((await AskAsync(server, Web, NameRecordType.A, tcpOnly: true)).Error);
    }

    [Fact]
    public async Task Ask_OfAServerByHostName_ResolvesIt()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));

        var answer = await _resolver.AskAsync(new NameServer("localhost", server.Address.Port, true), Web, NameRecordType.A, Cancellation);
        Assert.Equal(["10.244.0.1"], answer.Answers);

        var lost = await _resolver.AskAsync(new NameServer("nowhere.invalid", 53, false), Web, NameRecordType.A, Cancellation);
        Assert.Contains("host name", lost.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_OfAnAlias_FollowsItWhateverTheOrderAndCase()
    {
        await using var server = new ScriptedNameServer(question =>
        [
            ScriptedNameServer.A("Target.Example.", 40, "10.0.0.7"),
            ScriptedNameServer.A("unrelated.example.", 5, "10.0.0.9"),
            ScriptedNameServer.Alias("MIDDLE.example.", 20, "target.example."),
            ScriptedNameServer.Alias(question.ToUpperInvariant(), 60, "middle.example."),
        ]);

        var answer = await _resolver.AskAsync(server.Server, "alias.example", NameRecordType.A, Cancellation);

        Assert.Equal((["10.0.0.7"], 20), (answer.Answers, answer.TtlSeconds));
    }

    [Fact]
    public async Task Ask_OfAliasesInACircle_Ends()
    {
        await using var server = new ScriptedNameServer(question =>
            [ScriptedNameServer.Alias(question, 60, "other.example."), ScriptedNameServer.Alias("other.example.", 60, question)]);

        var answer = await _resolver.AskAsync(server.Server, "alias.example", NameRecordType.A, Cancellation);

        Assert.Equal("NOERROR", answer.Rcode);
        Assert.Empty(answer.Answers);
    }

    [Fact]
    public async Task Ask_AnsweredWithGarbage_SaysSo()
    {
        using var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var babbling = Task.Run(
            async () =>
            {
                while (true)
                {
                    var question = await udp.ReceiveAsync(Cancellation);
                    await udp.SendAsync(new byte[] { question.Buffer[0], question.Buffer[1], 0x81, 0x80, 0, 1, 0, 9, 0, 0, 0, 0, 63 }, question.RemoteEndPoint, Cancellation);
                }
            },
            Cancellation);
        var resolver = new DnsNameResolver(TimeProvider.System, TimeSpan.FromMilliseconds(200));

        var answer = await resolver.AskAsync(new NameServer("127.0.0.1", ((IPEndPoint)udp.Client.LocalEndPoint!).Port, false), Web, NameRecordType.A, Cancellation);

        Assert.NotNull(answer.Error);
        Assert.False(babbling.IsFaulted);
    }

    [Fact]
    public async Task Ask_WhenCancelled_Throws()
    {
        await using var server = await StartAsync(Zone("web-0=10.244.0.1"));
        server.Faults.DropShare = 1;
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var asked = _resolver.AskAsync(new NameServer("127.0.0.1", server.Address.Port, false), Web, NameRecordType.A, cancelling.Token);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private static Task<SimulatedDnsServer> StartAsync(ObjectStore store, DnsServerOptions? options = null) =>
        SimulatedDnsServer.StartAsync(store, options ?? new DnsServerOptions(), TimeProvider.System, Cancellation);

    private Task<NameAnswer> AskAsync(SimulatedDnsServer server, string fqdn, NameRecordType type, bool tcpOnly = false) =>
        _resolver.AskAsync(new NameServer("127.0.0.1", server.Address.Port, tcpOnly), fqdn, type, Cancellation);

    private static ObjectStore Zone(params string[] endpoints)
    {
        var store = new ObjectStore(TimeProvider.System);
        store.Restore(ResourceTypes.Namespaces, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "data" } });
        store.Restore(ResourceTypes.Services, JsonNode.Parse(
            """{"metadata":{"name":"web","namespace":"data"},"spec":{"clusterIP":"None","clusterIPs":["None"],"ports":[{"name":"http","port":80,"protocol":"TCP"}]}}""")!.AsObject());
        SetEndpoints(store, endpoints);
        return store;
    }

    private static void SetEndpoints(ObjectStore store, params string[] endpoints)
    {
        var items = endpoints.Select(text => text.Split('=')).Select(parts => new JsonObject
        {
            ["hostname"] = parts[0],
            ["addresses"] = new JsonArray(parts[1]),
            ["conditions"] = new JsonObject { ["ready"] = true },
        });
        store.Restore(ResourceTypes.EndpointSlices, new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = "web-abcde",
                ["namespace"] = "data",
                ["labels"] = new JsonObject { ["kubernetes.io/service-name"] = "web" },
            },
            ["endpoints"] = new JsonArray([.. items]),
            ["ports"] = new JsonArray(new JsonObject { ["name"] = "http", ["port"] = 8080, ["protocol"] = "TCP" }),
        });
    }
}
