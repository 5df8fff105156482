using CsCheck;
using StsDashboard.Cluster.Dns;
using StsDashboard.Domain.Facts;
using static StsDashboard.Cluster.Tests.Dns.PlanHarness;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>Whatever the cluster and the servers do, no question is asked that should not be.</summary>
public sealed class ProbePlanPropertyTests
{
    private static readonly Gen<Step> Steps = Gen.Frequency(
        (3, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[1, 3]).Select((set, pod, address) => new Step(StepKind.Expect, set, pod, address))),
        (2, Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4]).Select((set, pod) => new Step(StepKind.Withdraw, set, pod, 0))),
        (2, Gen.Int[1, 40_000].Select(milliseconds => new Step(StepKind.Wait, 0, 0, milliseconds))),
        (4, Gen.Select(Gen.Int[0, 40], Gen.Int[0, 5]).Select((which, how) => new Step(StepKind.Answer, which, 0, how))));

    [Fact]
    public void Questions_UnderAnyHistory_AreExpectedSettledSparseAndFew() => Steps.Array[1, 120].Sample(steps =>
    {
        var harness = new PlanHarness(servers: 2, new NameProberOptions { Concurrency = 6 });
        var expected = new Dictionary<ObjectKey, SortedDictionary<string, string>>();
        var changedAt = new Dictionary<string, DateTimeOffset>();
        var settledAt = new Dictionary<string, DateTimeOffset>();
        var unsettledSince = new Dictionary<string, DateTimeOffset>();
        var askedAt = new Dictionary<Probe, DateTimeOffset>();
        var nextAllowed = new Dictionary<Probe, DateTimeOffset>();
        var underWay = new List<Probe>();
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case StepKind.Expect or StepKind.Withdraw:
                    Change(step);
                    break;
                case StepKind.Wait:
                    harness.Wait(step.Value / 1000.0);
                    break;
                case StepKind.Answer when underWay.Count > 0:
                    var probe = underWay[step.First % underWay.Count];
                    underWay.Remove(probe);
                    var answer = AnswerOf(step.Value);
                    harness.Complete(probe, answer);
                    nextAllowed[probe] = harness.Now.AddSeconds(answer.Error is not null ? 0 : probe.Failures > 0 || probe.IsDoubted ? 1 : answer.TtlSeconds ?? 30);
                    break;
                default:
                    break;
            }
            var taken = harness.Take();
            foreach (var probe in taken)
            {
                var fqdn = probe.Name.Fqdn;
                underWay.Add(probe);
                Assert.Contains(expected.Values, names => names.ContainsKey(fqdn));
                Assert.True(harness.Now >= settledAt[fqdn], "asked before it settled");
                Assert.True(
                    !nextAllowed.TryGetValue(probe, out var allowed) || harness.Now >= allowed || changedAt[fqdn] >= askedAt[probe],
                    "asked twice within a TTL without a change");
                askedAt[probe] = harness.Now;
                Assert.Distinct(underWay);
            }
            foreach (var probe in taken)
            {
                unsettledSince.Remove(probe.Name.Fqdn);
            }
            Assert.InRange(underWay.Count(probe => probe.Queue.Server.Host == "10.0.0.1"), 0, 3);
            Assert.InRange(underWay.Count(probe => probe.Queue.Server.Host == "10.0.0.2"), 0, 3);
            harness.Store();
            Assert.Equal(expected.Values.SelectMany(names => names.Keys).Distinct().Order(), harness.Stored.Keys.Order());
        }

        void Change(Step step)
        {
            var set = new ObjectKey("shop", $"set-{step.First}");
            var names = expected.TryGetValue(set, out var present) ? present : expected[set] = [];
            var fqdn = $"web-{step.Second}.web.shop.svc.cluster.local";
            var before = Addresses();
            if (step.Kind == StepKind.Withdraw)
            {
                names.Remove(fqdn);
            }
            else
            {
                // Sets that share a name read its addresses from the same slices.
                foreach (var sharing in expected.Values.Where(sharing => sharing.ContainsKey(fqdn)))
                {
                    sharing[fqdn] = $"10.1.0.{step.Value}";
                }
                names[fqdn] = $"10.1.0.{step.Value}";
            }
            var after = Addresses();
            if (!after.TryGetValue(fqdn, out var address))
            {
                unsettledSince.Remove(fqdn);
            }
            else if (!before.TryGetValue(fqdn, out var earlier) || earlier != address)
            {
                changedAt[fqdn] = harness.Now;
                // Half a second after the last change; sooner only when it has been changing for five, unasked.
                var since = unsettledSince.GetValueOrDefault(fqdn, harness.Now);
                since = unsettledSince[fqdn] = harness.Now - since >= TimeSpan.FromSeconds(5) ? harness.Now : since;
                settledAt[fqdn] = new[] { harness.Now.AddSeconds(0.5), since.AddSeconds(5) }.Min();
            }
            foreach (var (key, list) in expected)
            {
                harness.Plan.Expect(key, [.. list.Select(name => Name(name.Key, name.Value))], measured: true, harness.Now);
            }
        }

        Dictionary<string, string> Addresses() =>
            expected.Values.SelectMany(names => names).DistinctBy(name => name.Key).ToDictionary(name => name.Key, name => name.Value);
    });

    private static NameAnswer AnswerOf(int how) => how switch
    {
        0 => Silence(),
        1 => NoSuchName(7),
        2 => Failure(),
        _ => PlanHarness.Addresses(30, $"10.1.0.{how - 2}"),
    };

    private enum StepKind
    {
        Expect,
        Withdraw,
        Wait,
        Answer,
    }

    private sealed record Step(StepKind Kind, int First, int Second, int Value);
}
