using StsDashboard.Domain.Facts;
using static StsDashboard.Cluster.Tests.Dns.PlanHarness;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>What the store is told of the answers, and what is measured.</summary>
public sealed class ProbePlanReportTests
{
    private const string Pod = "web-0.web.shop.svc.cluster.local";

    [Fact]
    public void FirstCorrect_WaitsForTheSlowestServerAndIsMeasured()
    {
        var harness = new PlanHarness(servers: 2);
        harness.Expect(Name(Pod, "10.1.0.1"));
        var gone = harness.Now.AddSeconds(10.5);

        harness.Run(20, probe => probe.Queue.Server.Host == "10.0.0.2" && harness.Now < gone
            ? NoSuchName((int)Math.Ceiling((gone - harness.Now).TotalSeconds))
            : Addresses(30, "10.1.0.1"));

        Assert.Equal(harness.Stored[Pod].FirstExpectedAt.AddSeconds(10.5), harness.Stored[Pod].FirstCorrectAt);
        var report = harness.Statistics.Read();
        Assert.Equal(1, report.Convergence.Count);
        Assert.InRange(Assert.NotNull(report.Convergence.P50).TotalSeconds, 9.9, 11.1);
        Assert.Equal(2, report.Servers[1].Results["NXDOMAIN"]);
        var converged = Assert.Single(report.RecentlyConverged);
        Assert.Equal((Pod, Web, TimeSpan.FromSeconds(10.5)), (converged.Fqdn, converged.Set, converged.Duration));
    }

    [Fact]
    public void NameThatWasThereBefore_IsNotMeasured()
    {
        var harness = new PlanHarness();
        harness.Plan.Expect(Web, [Name(Pod, "10.1.0.1")], measured: false, harness.Now);

        harness.Run(1, _ => Addresses(30, "10.1.0.1"));

        Assert.NotNull(harness.Stored[Pod].FirstCorrectAt);
        Assert.Equal(0, harness.Statistics.Read().Convergence.Count);
    }

    [Fact]
    public void SameAnswer_IsStoredAgainOnlyAfterAWhile()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        harness.Run(1, _ => Addresses(30, "10.1.0.1"));
        var first = harness.Stored[Pod];

        harness.Run(290, _ => Addresses(30, "10.1.0.1"));
        Assert.Same(first, harness.Stored[Pod]);

        harness.Run(60, _ => Addresses(30, "10.1.0.1"));
        Assert.NotSame(first, harness.Stored[Pod]);
    }

    [Fact]
    public void CountdownOfACachesWrongAnswer_IsStoredOnce()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        var end = harness.Now.AddSeconds(30);
        var facts = new HashSet<NameFact>(ReferenceEqualityComparer.Instance);

        for (var second = 0; second < 25; second++)
        {
            harness.Run(1, _ => Addresses((int)(end - harness.Now).TotalSeconds, "10.9.9.9"));
            facts.Add(harness.Stored[Pod]);
        }

        Assert.Equal(3, harness.Asked.Count);
        Assert.Single(facts);
    }
}
