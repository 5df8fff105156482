using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

/// <summary>What an inspection allocates for a set with nothing wrong, since each change costs one. The bounds are a little above what was measured.</summary>
public sealed class InspectionCostTests(ITestOutputHelper output)
{
    private const int MostBytes = 40_000;
    private const int MostBytesOfRules = 7_000;

    private static readonly StatefulSetFact Set =
        Sets.Web(10).WithClaims("data") with { Containers = [new ContainerTemplate("web", "web:1", HasReadinessProbe: true)] };

    private readonly ClusterSnapshot _snapshot = Surroundings(Set);

    [Fact]
    public void Inspect_HealthySetOfTenPods_AllocatesLittle()
    {
        var allocated = AllocatedBy(() => SetInspector.Inspect(_snapshot, Set, Clock.Now));

        output.WriteLine($"{allocated} bytes");
        Assert.InRange(allocated, 1, MostBytes);
    }

    [Fact]
    public void Rules_ForAHealthySetOfTenPods_AllocateLittle()
    {
        var inspection = SetInspector.Inspect(_snapshot, Set, Clock.Now);
        Assert.Equal((Verdict.Healthy, ValueList<Finding>.Empty), (inspection.Verdict, inspection.Findings));

        var allocated = AllocatedBy(() => RuleCatalog.Check(new RuleSubject(_snapshot, inspection, Clock.Now, InspectionOptions.Default)));

        output.WriteLine($"{allocated} bytes");
        Assert.InRange(allocated, 1, MostBytesOfRules);
    }

    /// <summary>Pods over three nodes and zones, volumes tied to them, and answers to every pod's name and the Service's own.</summary>
    private static ClusterSnapshot Surroundings(StatefulSetFact set)
    {
        var pods = Pods.AllReady(set).Select((pod, ordinal) => pod with { Node = $"node-{ordinal % 3}" }).ToList();
        var facts = new List<Fact>
        {
            Claims.Class(),
            new DisruptionBudgetFact { Key = set.Key, Selector = set.Selector, MaxUnavailable = "1", DisruptionsAllowed = 1, CurrentHealthy = 10, DesiredHealthy = 9, ExpectedPods = 10, IsCurrent = true },
        };
        for (var node = 0; node < 3; node++)
        {
            facts.Add(new NodeFact { Key = new ObjectKey("", $"node-{node}"), Zone = $"zone-{node}", IsReady = true });
        }
        for (var ordinal = 0; ordinal < set.Replicas; ordinal++)
        {
            var claim = Claims.Bound(set, "data", ordinal);
            facts.AddRange([claim, new VolumeFact { Key = new ObjectKey("", claim.VolumeName), Claim = claim.Key, Zones = [$"zone-{ordinal % 3}"] }]);
        }
        return Inspecting.Around(set, pods, [.. facts])
            .WithAnswers(Answers.To("web.shop.svc.cluster.local", null, Answers.A([.. pods.Select(pod => pod.Ips[0]).Order(StringComparer.Ordinal)])));
    }

    private static long AllocatedBy(Action work)
    {
        work();
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
