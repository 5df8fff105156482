using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules;

/// <summary>What the rules allocate for a set with nothing wrong, since they are run for every set on each change. The bound is a little above the 7,240 bytes measured.</summary>
public sealed class RuleCostTests(ITestOutputHelper output)
{
    private const int MostBytes = 8_000;

    [Fact]
    public void Check_HealthySetOfTenPods_AllocatesLittle()
    {
        var set = Sets.Web(10).WithClaims("data") with { Containers = [new ContainerTemplate("web", "web:1", HasReadinessProbe: true)] };
        var snapshot = Surroundings(set);
        var inspection = SetInspector.Inspect(snapshot, set, Clock.Now);
        Assert.Equal((Verdict.Healthy, ValueList<Finding>.Empty), (inspection.Verdict, inspection.Findings));

        var allocated = AllocatedBy(() => RuleCatalog.Check(new RuleSubject(snapshot, inspection, Clock.Now, InspectionOptions.Default)));

        output.WriteLine($"{allocated} bytes");
        Assert.InRange(allocated, 1, MostBytes);
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
