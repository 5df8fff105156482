using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules;

/// <summary>Rules among absurd neighbours: a set <c>shop/web</c> and whatever may stand around it.</summary>
public sealed class RulePropertyTests
{
    private static readonly Gen<string> Word = Gen.OneOf("", "web", "data", "old", "it's", "Delete", "Retain", "Pending", "Bound", "Lost", "fast-ssd", "Unschedulable", "?");
    private static readonly Gen<LabelSet?> Labels = Gen.OneOf(null, LabelSet.Empty, LabelSet.Of(("app", "web")), LabelSet.Of(("app", "other")));
    private static readonly Gen<DateTimeOffset> Instant = Gen.OneOf(DateTimeOffset.MinValue, Clock.Start, Clock.Now, DateTimeOffset.MaxValue);
    private static readonly Gen<Quantity> Size = Gen.OneOf(default, new Quantity("?", 0), new Quantity("-1", -1), new Quantity("8Ei", long.MaxValue), Claims.Gi(1));

    private static readonly Gen<Fact> Service =
        from name in Gen.OneOf("web", "web", "other")
        from type in Gen.OneOf("ClusterIP", "ExternalName", "?")
        from addresses in Gen.OneOf<ValueList<string>>([], ["None"], ["10.0.0.1", "fd00::1"])
        from selector in Labels
        from publishes in Gen.Bool
        from createdAt in Instant
        select (Fact)new ServiceFact
        {
            Key = new ObjectKey("shop", name),
            Type = type,
            ClusterIps = addresses,
            Selector = selector,
            PublishNotReadyAddresses = publishes,
            CreatedAt = createdAt,
        };

    private static readonly Gen<Fact> Pod =
        from pod in AnyFacts.Pod
        from subdomain in Word
        from reason in Word
        from node in Gen.OneOf("", "node-1", "gone")
        from claims in Gen.OneOf<ValueList<string>>([], ["data-web-0"], ["nowhere", "nowhere"])
        from labels in Labels
        select (Fact)(pod with { Subdomain = subdomain, Reason = reason, Node = node, ClaimNames = claims, Labels = labels ?? LabelSet.Empty });

    private static readonly Gen<Fact> Claim =
        from claim in AnyFacts.Claim
        from phase in Word
        from volume in Gen.OneOf("", "pv-1", "gone")
        from storageClass in Gen.OneOf(null, "", "fast-ssd", "gone")
        from asked in Size
        from has in Size
        from resize in Gen.OneOf<ValueList<string>>([], ["Resizing"], ["NodeResizeError", "FileSystemResizePending"])
        from createdAt in Instant
        select (Fact)(claim with
        {
            Phase = phase,
            VolumeName = volume,
            StorageClass = storageClass,
            Requested = asked,
            Capacity = has,
            ResizeConditions = resize,
            CreatedAt = createdAt,
        });

    private static readonly Gen<Fact> Surroundings =
        from zones in Gen.OneOf<ValueList<string>>([], ["zone-a"], ["zone-a", "zone-b"])
        from hostnames in Gen.OneOf<ValueList<string>>([], ["node-1"])
        from reclaim in Word
        from ready in Gen.Bool
        from fact in Gen.OneOf<Fact>(
            new VolumeFact { Key = new ObjectKey("", "pv-1"), Zones = zones, Hostnames = hostnames, ReclaimPolicy = reclaim },
            new NodeFact { Key = new ObjectKey("", "node-1"), Zone = "zone-a", IsReady = ready },
            Claims.Class() with { AllowsExpansion = ready, IsDefault = !ready, Provisioner = ready ? "csi" : "kubernetes.io/no-provisioner" })
        select fact;

    private static readonly Gen<(ClusterSnapshot Snapshot, StatefulSetFact Set)> Situation =
        from set in AnyFacts.Set
        from facts in Gen.OneOf(Service, Pod, Claim, Surroundings).List[0, 14]
        from whenDeleted in Word
        from shared in Gen.OneOf<ValueList<string>>([], ["data-web-0", "nowhere", "nowhere"])
        from serviceName in Gen.OneOf("web", "web", "", "it's")
        from answer in Gen.OneOf(Answers.A(), Answers.A("10.0.0.1"), Answers.A("10.0.0.99"), Answers.NoSuchName(), Answers.Timeout())
        let web = set with { Replicas = Math.Min(set.Replicas, 9), WhenDeleted = whenDeleted, SharedClaims = shared, ServiceName = serviceName }
        let pods = facts.OfType<PodFact>()
        let slices = facts.OfType<ServiceFact>().Select(service => Slices.Of(service, pods))
        let silent = Snapshots.Of([web, .. facts, .. slices]).WithAnswers(Answers.To("web-0.web.shop.svc.cluster.local", null, answer))
        from snapshot in AnyFacts.WithAnyEvents(silent, web)
        select (snapshot, web);

    [Fact]
    public void Check_AnyFacts_SaysWholeSentencesAboutNamedObjects() => Situation.Sample(situation =>
        Assert.All(SetInspector.Inspect(situation.Snapshot, situation.Set, Clock.Now).Findings, finding =>
        {
            Assert.Equal(situation.Set.Key, finding.Set);
            Assert.NotEmpty(finding.Object.Kind);
            Assert.Matches("[^.]$", finding.Message);
            Assert.DoesNotContain("", finding.Evidence);
            Assert.Matches(@"\.\)?$", finding.Advice);
            Assert.True(finding.Command.Length == 0 || finding.Command.StartsWith("kubectl ", StringComparison.Ordinal), finding.Command);
        }));

    [Fact]
    public void Check_HealthySet_CarriesNoError() => Situation.Sample(situation =>
    {
        var inspection = SetInspector.Inspect(situation.Snapshot, situation.Set, Clock.Now);
        if (inspection.Verdict == Verdict.Healthy)
        {
            Assert.DoesNotContain(inspection.Findings, finding => finding.Severity == Severity.Error);
        }
    });
}
