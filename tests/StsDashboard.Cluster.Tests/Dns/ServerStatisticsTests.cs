using StsDashboard.Cluster.Dns;
using static StsDashboard.Cluster.Tests.Dns.PlanHarness;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>What is known of each server from what it answered.</summary>
public sealed class ServerStatisticsTests
{
    private const string Pod = "web-0.web.shop.svc.cluster.local";

    private readonly PlanHarness _harness = new(servers: 2);

    private DnsServerReport First => _harness.Statistics.Read().Servers[0];

    private DnsServerReport Second => _harness.Statistics.Read().Servers[1];

    [Fact]
    public void Convergence_OfAPod_IsMeasuredOnEachServerByItself()
    {
        _harness.Expect(Name(Pod, "10.1.0.1") with { OfPod = true });
        var gone = _harness.Now.AddSeconds(8);

        _harness.Run(20, probe => probe.Queue.Server.Host == "10.0.0.2" && _harness.Now < gone
            ? NoSuchName((int)Math.Ceiling((gone - _harness.Now).TotalSeconds))
            : Addresses(30, "10.1.0.1"));

        Assert.Equal([TimeSpan.FromSeconds(0.5)], First.RecentConvergences);
        Assert.Equal([TimeSpan.FromSeconds(8.5)], Second.RecentConvergences);
        Assert.Equal((1, 1), (First.Convergence.Count, Second.Convergence.Count));
        Assert.Equal((null, TimeSpan.FromSeconds(8)), (First.LongestNegativeTtl, Second.LongestNegativeTtl));
    }

    [Fact]
    public void Convergence_OfAServicesOwnName_IsNoPodsStart()
    {
        _harness.Expect(Name("web.shop.svc.cluster.local", "10.1.0.1"));

        _harness.Run(1, _ => Addresses(30, "10.1.0.1"));

        Assert.Empty(First.RecentConvergences);
        Assert.Equal(1, _harness.Statistics.Read().Convergence.Count);
    }

    [Fact]
    public void Convergence_WhenTheAddressChanges_IsMeasuredAnew()
    {
        foreach (var address in new[] { "10.1.0.1", "10.1.0.2" })
        {
            _harness.Expect(Name(Pod, address) with { OfPod = true });
            _harness.Run(2, _ => Addresses(30, address));
        }

        Assert.Equal(2, First.RecentConvergences.Count);
    }

    [Fact]
    public void Failures_AreCountedByKindAndForgottenAfterTenMinutes()
    {
        _harness.Expect(Name(Pod, "10.1.0.1"));
        var asked = 0;

        _harness.Run(30, probe => probe.Queue.Server.Host == "10.0.0.2" ? Addresses(30, "10.1.0.1") : asked++ == 0
            ? Silence() with { Error = "no answer within 2 s (2 tries)" }
            : Failure());

        Assert.Equal((1L, true), (First.Failures["timeout"], First.Failures["SERVFAIL"] > 0));
        Assert.Empty(Second.Failures);

        _harness.Run(700, _ => Addresses(30, "10.1.0.1"));
        Assert.Empty(First.Failures);
    }

    [Fact]
    public void QuestionsPerMinute_AreOfTheLastTenMinutes()
    {
        _harness.Expect(Name(Pod, "10.1.0.1"));

        _harness.Run(1200, _ => Addresses(30, "10.1.0.1"));

        // Every 30 to 33 seconds.
        Assert.InRange(First.QuestionsPerMinute, 1.6, 2.1);
    }

    [Fact]
    public void Cache_WhileNothingShowsOne_IsNotKnown()
    {
        _harness.Expect(Name(Pod, "10.1.0.1"));

        _harness.Run(100, _ => Addresses(30, "10.1.0.1"));

        Assert.Null(First.CachesUpTo);
    }

    [Fact]
    public void Cache_OfAServerWhoseTtlsCountDown_IsAsLongAsTheLongest()
    {
        _harness.Expect(Name(Pod, "10.1.0.1"));
        var until = _harness.Now.AddSeconds(30);

        _harness.Run(20, probe => probe.Queue.Server.Host == "10.0.0.2" ? Addresses((int)(until - _harness.Now).TotalSeconds, "10.9.9.9") : Addresses(30, "10.9.9.9"));

        // The first gives the whole TTL each time, the second what is left.
        Assert.Equal(TimeSpan.Zero, First.CachesUpTo);
        Assert.Equal(TimeSpan.FromSeconds(29), Second.CachesUpTo);
    }
}
