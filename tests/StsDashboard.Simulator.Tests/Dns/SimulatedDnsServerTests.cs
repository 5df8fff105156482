using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Simulator.Dns;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Dns;

public sealed class SimulatedDnsServerTests
{
    private const string Web = "web.data.svc.cluster.local.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("web.data.svc.cluster.local.", "NoError", "10.244.0.1 10.244.0.2")]
    [InlineData("WEB.Data.svc.Cluster.LOCAL.", "NoError", "10.244.0.1 10.244.0.2")]
    [InlineData("web-0.web.data.svc.cluster.local.", "NoError", "10.244.0.1")]
    [InlineData("10-244-0-2.web.data.svc.cluster.local.", "NoError", "10.244.0.2")]
    [InlineData("_http._tcp.web.data.svc.cluster.local.", "NoError", "10.244.0.1 10.244.0.2")]
    [InlineData("web-2.web.data.svc.cluster.local.", "NotExistentDomain", "")]
    [InlineData("web-0.other.data.svc.cluster.local.", "NotExistentDomain", "")]
    [InlineData("_admin._tcp.web.data.svc.cluster.local.", "NotExistentDomain", "")]
    [InlineData("a.b.c.web.data.svc.cluster.local.", "NotExistentDomain", "")]
    [InlineData("web.nowhere.svc.cluster.local.", "NotExistentDomain", "")]
    [InlineData("10-244-0-1.data.pod.cluster.local.", "NotExistentDomain", "")]
    [InlineData("other.cluster.local.", "NotExistentDomain", "")]
    [InlineData("empty.data.svc.cluster.local.", "NotExistentDomain", "")]
    [InlineData("data.svc.cluster.local.", "NoError", "")]
    [InlineData("svc.cluster.local.", "NoError", "")]
    [InlineData("cluster.local.", "NoError", "")]
    [InlineData("plain.data.svc.cluster.local.", "NoError", "10.96.0.7")]
    [InlineData("web-9.plain.data.svc.cluster.local.", "NoError", "10.244.0.9")]
    [InlineData("example.com.", "Refused", "")]
    public async Task AddressQuestion_OfOneName_IsAnsweredAsCoreDnsDoes(string name, string rcode, string addresses)
    {
        var zone = new ZoneBuilder()
            .Service("web").Endpoints("web", "web-0=10.244.0.1", "=10.244.0.2", "!web-2=10.244.0.3")
            .Service("empty").Endpoints("empty")
            .Service("plain", "10.96.0.7").Endpoints("plain", "web-9=10.244.0.9");
        await using var server = await StartAsync(zone.Store);

        var response = await new DnsQuestions(server.Address).AskAsync(name, QueryType.A);

        Assert.Equal(rcode, response.Header.ResponseCode.ToString());
        Assert.Equal(addresses, string.Join(' ', response.Answers.ARecords().Select(record => record.Address.ToString()).Order()));
        if (addresses.Length == 0 && rcode != "Refused")
            Assert.Equal(30u, Assert.Single(response.Authorities.OfType<SoaRecord>()).Minimum);
    }

    [Fact]
    public async Task AaaaQuestion_OfIpv4Name_IsNoDataAndNotNxDomain()
    {
        await using var server = await StartAsync(new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1").Store);

        var response = await new DnsQuestions(server.Address).AskAsync("web-0." + Web, QueryType.AAAA);

        Assert.Equal(DnsHeaderResponseCode.NoError, response.Header.ResponseCode);
        Assert.Empty(response.Answers);
        Assert.Single(response.Authorities.OfType<SoaRecord>());
    }

    [Fact]
    public async Task AddressQuestions_OfDualStackService_MergeItsSlicesPerFamily()
    {
        var zone = new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1")
            .Slice("web", "web-2", """[{"name":"http","port":80,"protocol":"TCP"}]""", "web-0=fd00::1");
        await using var server = await StartAsync(zone.Store);
        var ask = new DnsQuestions(server.Address);

        Assert.Equal("10.244.0.1", Assert.Single((await ask.AskAsync("web-0." + Web, QueryType.A)).Answers.ARecords()).Address.ToString());
        Assert.Equal("fd00::1", Assert.Single((await ask.AskAsync("web-0." + Web, QueryType.AAAA)).Answers.AaaaRecords()).Address.ToString());
    }

    [Fact]
    public async Task ServiceQuestion_OfNamedPort_GivesEqualSharesAndTheTargetsAddresses()
    {
        var zone = new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1", "web-1=10.244.0.2", "web-2=10.244.0.3");
        await using var server = await StartAsync(zone.Store);

        var response = await new DnsQuestions(server.Address).AskAsync("_http._tcp." + Web, QueryType.SRV);

        Assert.Equal(
            ["0 33 80 web-0." + Web, "0 33 80 web-1." + Web, "0 33 80 web-2." + Web],
            response.Answers.SrvRecords().Select(srv => $"{srv.Priority} {srv.Weight} {srv.Port} {srv.Target}").Order());
        Assert.Equal(["10.244.0.1", "10.244.0.2", "10.244.0.3"], response.Additionals.ARecords().Select(a => a.Address.ToString()).Order());
    }

    [Fact]
    public async Task ServiceQuestion_OfServiceWithoutPorts_IsNoDataWhileItsNameResolves()
    {
        await using var server = await StartAsync(new ZoneBuilder().Service("web", ports: "[]").Slice("web", "web-1", "[]", "web-0=10.244.0.1").Store);
        var ask = new DnsQuestions(server.Address);

        Assert.Single((await ask.AskAsync(Web, QueryType.A)).Answers.ARecords());
        var services = await ask.AskAsync(Web, QueryType.SRV);
        Assert.Equal(DnsHeaderResponseCode.NoError, services.Header.ResponseCode);
        Assert.Empty(services.Answers);
    }

    [Fact]
    public async Task AddressQuestion_OfExternalName_IsAnAlias()
    {
        var zone = new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1")
            .Alias("outside", "db.example.com").Alias("inside", "web.data.svc.cluster.local").Alias("circle", "circle.data.svc.cluster.local");
        await using var server = await StartAsync(zone.Store);
        var ask = new DnsQuestions(server.Address);

        Assert.Equal("db.example.com.", Assert.Single((await ask.AskAsync("outside.data.svc.cluster.local.", QueryType.A)).Answers.CnameRecords()).CanonicalName.Value);
        Assert.Equal("10.244.0.1", Assert.Single((await ask.AskAsync("inside.data.svc.cluster.local.", QueryType.A)).Answers.ARecords()).Address.ToString());
        Assert.Single((await ask.AskAsync("circle.data.svc.cluster.local.", QueryType.A)).Answers);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(1232)]
    public async Task LargeAnswer_OverUdp_IsWholeOnlyOverTcp(int payload)
    {
        await using var server = await StartAsync(LargeService());
        var ask = new DnsQuestions(server.Address);

        var cut = await Assert.ThrowsAsync<DnsResponseException>(() => ask.AskAsync(Web, QueryType.A, fallback: false, payload: payload));
        Assert.Contains("truncated", cut.Message, StringComparison.Ordinal);
        Assert.Equal(130, (await ask.AskAsync(Web, QueryType.A, payload: payload)).Answers.ARecords().Count());
        Assert.Equal(130, (await ask.AskAsync(Web, QueryType.A, tcp: true)).Answers.ARecords().Count());
    }

    [Fact]
    public async Task LargeAnswer_WithoutEdns_FitsInto512BytesAndSaysThatItIsCut()
    {
        await using var server = await StartAsync(LargeService());
        byte[] question = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. Web.TrimEnd('.').Split('.').SelectMany(Label), 0, 0, 1, 0, 1];
        using var udp = new UdpClient(AddressFamily.InterNetwork);

        await udp.SendAsync(question, server.Address, Cancellation);
        var answer = (await udp.ReceiveAsync(Cancellation)).Buffer;

        Assert.InRange(answer.Length, 100, 512);
        Assert.Equal(0x02, answer[2] & 0x02);
        Assert.InRange((answer[6] << 8) | answer[7], 1, 129);

        static IEnumerable<byte> Label(string label) => [(byte)label.Length, .. System.Text.Encoding.ASCII.GetBytes(label)];
    }

    [Fact]
    public async Task Answers_WhileTheClusterChanges_FollowTheStore()
    {
        var zone = new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1");
        await using var server = await StartAsync(zone.Store);
        var ask = new DnsQuestions(server.Address);

        zone.Endpoints("web", "web-0=10.244.0.8");
        await DnsQuestions.CaughtUpAsync(server, zone.Store);
        Assert.Equal("10.244.0.8", Assert.Single((await ask.AskAsync("web-0." + Web, QueryType.A)).Answers.ARecords()).Address.ToString());

        zone.Store.Delete(ResourceTypes.Services, "data", "web", DeleteOptions.Now);
        await DnsQuestions.CaughtUpAsync(server, zone.Store);
        Assert.Equal(DnsHeaderResponseCode.NotExistentDomain, (await ask.AskAsync("web-0." + Web, QueryType.A)).Header.ResponseCode);
    }

    [Fact]
    public async Task Cache_OfAnAnswer_CountsItsTtlDownAndHidesTheChangeUntilItIsOver()
    {
        var time = new FakeTimeProvider();
        var zone = new ZoneBuilder(time).Service("web").Endpoints("web", "web-0=10.244.0.1");
        await using var server = await StartAsync(zone.Store, new DnsServerOptions { CacheSeconds = 30, Lag = TimeSpan.Zero }, time);
        var ask = new DnsQuestions(server.Address);
        await ask.AskAsync("web-0." + Web, QueryType.A);
        await ask.AskAsync("web-1." + Web, QueryType.A);

        zone.Endpoints("web", "web-0=10.244.0.8", "web-1=10.244.0.9");
        await DnsQuestions.CaughtUpAsync(server, zone.Store);
        time.Advance(TimeSpan.FromSeconds(29));
        var old = Assert.Single((await ask.AskAsync("web-0." + Web, QueryType.A)).Answers.ARecords());
        Assert.Equal(("10.244.0.1", 1), (old.Address.ToString(), old.TimeToLive));
        var missing = await ask.AskAsync("web-1." + Web, QueryType.A);
        Assert.Equal(DnsHeaderResponseCode.NotExistentDomain, missing.Header.ResponseCode);
        Assert.Equal(1, Assert.Single(missing.Authorities.OfType<SoaRecord>()).TimeToLive);

        time.Advance(TimeSpan.FromSeconds(1));
        var fresh = Assert.Single((await ask.AskAsync("web-0." + Web, QueryType.A)).Answers.ARecords());
        Assert.Equal(("10.244.0.8", 30), (fresh.Address.ToString(), fresh.TimeToLive));
        Assert.Single((await ask.AskAsync("web-1." + Web, QueryType.A)).Answers.ARecords());
    }

    [Fact]
    public async Task Faults_WhileSet_ShowOnTheWireAndEndWhenCleared()
    {
        await using var server = await StartAsync(new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1").Store);
        var ask = new DnsQuestions(server.Address);

        server.Faults.ServerFailure = true;
        Assert.Equal(DnsHeaderResponseCode.ServerFailure, (await ask.AskAsync(Web, QueryType.A)).Header.ResponseCode);
        server.Faults.ServerFailure = false;

        server.Faults.DropShare = 1;
        await Assert.ThrowsAsync<DnsResponseException>(() => ask.AskAsync(Web, QueryType.A, timeoutSeconds: 1));
        await Assert.ThrowsAsync<DnsResponseException>(() => ask.AskAsync(Web, QueryType.A, tcp: true, timeoutSeconds: 1));
        server.Faults.DropShare = 0;

        Assert.Single((await ask.AskAsync(Web, QueryType.A)).Answers);
    }

    [Fact]
    public async Task Truncates_WhileSet_CutsAnswersByUdpOnly()
    {
        await using var server = await StartAsync(new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1").Store);
        var ask = new DnsQuestions(server.Address);
        server.Faults.Truncates = true;

        var cut = await Assert.ThrowsAsync<DnsResponseException>(() => ask.AskAsync(Web, QueryType.A, fallback: false));
        Assert.Contains("truncated", cut.Message);
        Assert.Single((await ask.AskAsync(Web, QueryType.A)).Answers);

        server.Faults.Truncates = false;
        Assert.Single((await ask.AskAsync(Web, QueryType.A, fallback: false)).Answers);
    }

    [Fact]
    public async Task MistakesIds_WhileSet_AnswersAnotherQuestion()
    {
        await using var server = await StartAsync(new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1").Store);
        var ask = new DnsQuestions(server.Address);
        server.Faults.MistakesIds = true;
        await Assert.ThrowsAnyAsync<Exception>(() => ask.AskAsync(Web, QueryType.A, timeoutSeconds: 1));

        server.Faults.MistakesIds = false;
        Assert.Single((await ask.AskAsync(Web, QueryType.A)).Answers);
    }

    [Fact]
    public async Task Delay_WhileSet_HoldsTheAnswerForThatLong()
    {
        var time = new FakeTimeProvider();
        await using var server = await StartAsync(
            new ZoneBuilder(time).Service("web").Endpoints("web", "web-0=10.244.0.1").Store, new DnsServerOptions { Lag = TimeSpan.Zero }, time);
        server.Faults.Delay = TimeSpan.FromSeconds(3);

        var asked = new DnsQuestions(server.Address).AskAsync(Web, QueryType.A);
        Assert.NotSame(asked, await Task.WhenAny(asked, Task.Delay(TimeSpan.FromMilliseconds(200), Cancellation)));
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Single((await asked).Answers);
    }

    [Fact]
    public async Task Stop_ThenResume_RefusesAndAnswersAgainOnTheSamePort()
    {
        await using var server = await StartAsync(new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1").Store);
        var ask = new DnsQuestions(server.Address);
        Assert.Single((await ask.AskAsync(Web, QueryType.A, tcp: true)).Answers);

        server.Stop();
        await Assert.ThrowsAsync<DnsResponseException>(() => ask.AskAsync(Web, QueryType.A, timeoutSeconds: 2));
        await Assert.ThrowsAnyAsync<Exception>(() => ask.AskAsync(Web, QueryType.A, tcp: true, timeoutSeconds: 2));

        server.Resume();
        Assert.Single((await ask.AskAsync(Web, QueryType.A)).Answers);
        Assert.Single((await ask.AskAsync(Web, QueryType.A, tcp: true)).Answers);
    }

    [Fact]
    public async Task Garbage_OnThePort_DoesNotStopTheServer()
    {
        await using var server = await StartAsync(new ZoneBuilder().Service("web").Endpoints("web", "web-0=10.244.0.1").Store);
        using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        foreach (var garbage in (byte[][])[[], [1], [.. Enumerable.Repeat((byte)0xff, 600)]])
            await udp.SendToAsync(garbage, server.Address, Cancellation);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(server.Address, Cancellation);
        await tcp.GetStream().WriteAsync(new byte[] { 0, 200, 1 }, Cancellation);
        tcp.Close();

        Assert.Single((await new DnsQuestions(server.Address).AskAsync(Web, QueryType.A)).Answers);
    }

    [Fact]
    public async Task Start_OnATakenPort_SaysSo()
    {
        await using var first = await StartAsync(new ZoneBuilder().Store);

        await Assert.ThrowsAsync<SocketException>(() => StartAsync(new ZoneBuilder().Store, new DnsServerOptions { Port = first.Address.Port }));
        Assert.Equal(IPAddress.Loopback, first.Address.Address);
    }

    private static ObjectStore LargeService() =>
        new ZoneBuilder().Service("web").Endpoints("web", [.. Enumerable.Range(0, 130).Select(i => $"web-{i}=10.244.1.{i}")]).Store;

    private static Task<SimulatedDnsServer> StartAsync(ObjectStore store, DnsServerOptions? options = null, TimeProvider? time = null) =>
        SimulatedDnsServer.StartAsync(store, options ?? new DnsServerOptions(), time ?? TimeProvider.System, Cancellation);
}
