using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Testing;

namespace StsDashboard.Web.Tests.Frames;

/// <summary>
/// Random facts that fit together often enough for every verdict to come up: three sets of one namespace, two of which make
/// the same claim names and one of which is named like a pod, and all that stands around them.
/// </summary>
internal static class NeighbourFacts
{
    private static readonly Gen<DateTimeOffset> Instant = Gen.Int[-1500, 1500].Select(seconds => Clock.Now.AddSeconds(seconds));
    private static readonly Gen<int> Ordinal = Gen.Int[0, 3];
    private static readonly Gen<int> Dice = Gen.Int[0, 5];

    /// <summary>Template a-b of set c and template a of set b-c make the same claims; web-1 is named like a pod of web.</summary>
    private static readonly Gen<StatefulSetFact> PlainSet =
        from name in Gen.OneOf("c", "b-c", "web", "web-1")
        from replicas in Ordinal
        let labels = LabelSet.Of(("app", name.StartsWith("web", StringComparison.Ordinal) ? "web" : name))
        select Sets.Web(replicas).WithClaims(name == "c" ? "a-b" : name == "b-c" ? "a" : "data") with
        {
            Key = new ObjectKey("shop", name),
            Uid = $"set-{name}",
            ServiceName = name.StartsWith("web", StringComparison.Ordinal) ? "web" : name,
            Selector = new LabelSelector(labels),
            TemplateLabels = labels,
        };

    public static readonly Gen<Fact> Set =
        from plain in PlainSet
        from policy in Gen.OneOf("OrderedReady", "Parallel")
        from strategy in Gen.OneOf("RollingUpdate", "RollingUpdate", "OnDelete")
        from partition in Gen.OneOf<int?>(null, 0, 1, 9)
        from minReady in Gen.OneOf(0, 0, 30, 600)
        from updating in Gen.Bool
        from behind in Dice
        from change in Dice
        let set = updating ? plain.Updating(partition) : plain with { Partition = partition }
        select (Fact)(set with
        {
            PodManagementPolicy = policy,
            UpdateStrategy = strategy,
            MinReadySeconds = minReady,
            Generation = set.Generation + (behind == 0 ? 1 : 0),
            Uid = change == 0 ? $"{set.Uid}-again" : set.Uid,
            ServiceName = change == 1 ? "" : set.ServiceName,
            WhenScaled = change == 2 ? "Delete" : "Retain",
            SharedClaims = change == 3 ? ["shared-0"] : [],
            DeletionTimestamp = change == 4 && behind == 1 ? Clock.Now : null,
        });

    private static readonly Gen<PodFact> AnyPod =
        from set in PlainSet
        from ordinal in Ordinal
        from at in Instant
        from node in Gen.OneOf("node-1", "node-2")
        from state in Gen.Int[0, 9]
        from outdated in Gen.Bool
        from stray in Dice
        let ready = Pods.Ready(set, ordinal) with { Node = node, CreatedAt = at.AddMinutes(-1), ReadyChangedAt = at, Uid = $"pod-{set.Name}-{ordinal}-{stray}" }
        let pod = outdated ? ready.Outdated() : ready
        select (state switch
        {
            0 => pod.Starting(),
            1 => pod.Pending(),
            2 => pod.Failed(),
            3 => pod.Terminating(at),
            4 => pod.Because("CrashLoopBackOff") with { Restarts = 4, LastExit = new ContainerExit("web", "Error", 1, at) },
            5 => pod.Pending() with { Reason = "Unschedulable", Message = "0/2 nodes are available", ReasonSince = at },
            _ => pod,
        }) with
        {
            Controller = stray == 0 ? null : pod.Controller,
            ClaimNames = stray == 1 ? ["shared-0"] : pod.ClaimNames,
        };

    private static readonly Gen<Fact> Claim =
        from set in PlainSet
        from ordinal in Ordinal
        from at in Instant
        from state in Gen.Int[0, 8]
        let bound = Claims.Bound(set, set.ClaimTemplates[0].Name, ordinal)
        select (Fact)(state switch
        {
            0 => bound.Pending() with { CreatedAt = at },
            1 => bound with { Phase = "Lost" },
            2 => bound with { DeletionTimestamp = at },
            3 => bound with { Requested = Claims.Gi(2) },
            4 => bound with { Labels = LabelSet.Empty, StorageClass = null, UnusedSince = at },
            5 => bound with { Key = new ObjectKey("shop", $"shared-{ordinal}"), Owners = [new("StatefulSet", "shared", "gone", false)] },
            6 => bound with { Key = new ObjectKey("shop", $"data-gone-{ordinal}"), Uid = $"claim-gone-{at.Ticks % 2}" },
            _ => bound,
        });

    private static readonly Gen<Fact> Volume = Gen.Select(Claim, Dice).Select((claim, dice) => (Fact)new VolumeFact
    {
        Key = new ObjectKey("", $"pv-{claim.Name}"),
        ReclaimPolicy = dice % 2 == 0 ? "Delete" : "Retain",
        Claim = dice < 4 ? claim.Key : null,
        Zones = dice is 1 or 5 ? ["west"] : [],
        Hostnames = dice == 2 ? ["node-2"] : [],
    });

    private static readonly Gen<ServiceFact> AnyService = Gen.Select(PlainSet, Dice, Instant).Select((set, dice, at) => dice switch
    {
        0 => Services.Governing(set).WithClusterIp("10.96.0.1"),
        1 => Services.Governing(set) with { Type = "ExternalName", ClusterIps = [] },
        2 => Services.Governing(set) with { PublishNotReadyAddresses = true, CreatedAt = at },
        3 => Services.Governing(set) with { Selector = LabelSet.Of(("app", "c")) },
        4 => Services.Governing(set) with { Key = new ObjectKey("shop", "clients") },
        _ => Services.Governing(set),
    });

    private static readonly Gen<Fact> Slice = Gen.Select(AnyService, AnyPod.Array[0, 4], Dice).Select((service, pods, dice) =>
        (Fact)(Slices.Of(service, pods.Where(pod => service.Selects(pod.Labels))) with { Key = new ObjectKey("shop", $"{service.Name}-{dice % 2}") }));

    private static readonly Gen<Fact> Revision = Gen.Select(PlainSet, Gen.OneOf(Sets.OldRevision, Sets.NewRevision, "web-other"), Dice).Select((set, name, number) =>
        (Fact)new RevisionFact { Key = new ObjectKey("shop", name), OwnerUid = set.Uid, Revision = number });

    private static readonly Gen<Fact> Budget = Gen.Select(PlainSet, Dice).Select((set, dice) => (Fact)new DisruptionBudgetFact
    {
        Key = new ObjectKey("shop", $"budget-{dice % 2}"),
        Selector = dice == 0 ? null : dice == 1 ? new LabelSelector(LabelSet.Empty) : set.Selector,
        MinAvailable = "1",
        DisruptionsAllowed = dice % 3,
        ExpectedPods = 3,
        DesiredHealthy = dice,
        IsCurrent = true,
    });

    private static readonly Gen<Fact> StorageClass = Gen.Select(Gen.OneOf(Claims.StorageClass, "slow"), Dice).Select((name, dice) =>
        (Fact)(Claims.Class(name) with { IsDefault = dice % 2 == 0, AllowsExpansion = dice < 3, BindingMode = dice == 5 ? "WaitForFirstConsumer" : "Immediate" }));

    private static readonly Gen<Fact> Node = Gen.Select(Gen.OneOf("node-1", "node-2"), Dice, Instant).Select((name, dice, at) =>
        (Fact)new NodeFact { Key = new ObjectKey("", name), Hostname = name, Zone = dice % 2 == 0 ? "west" : "east", IsReady = dice != 0, ReadyChangedAt = at, IsUnschedulable = dice == 1 });

    public static readonly IReadOnlyDictionary<SourceKind, Gen<Fact>> ByKind = new Dictionary<SourceKind, Gen<Fact>>
    {
        [SourceKind.StatefulSets] = Set,
        [SourceKind.Pods] = AnyPod.Select(pod => (Fact)pod),
        [SourceKind.PersistentVolumeClaims] = Claim,
        [SourceKind.PersistentVolumes] = Volume,
        [SourceKind.Services] = AnyService.Select(service => (Fact)service),
        [SourceKind.EndpointSlices] = Slice,
        [SourceKind.ControllerRevisions] = Revision,
        [SourceKind.PodDisruptionBudgets] = Budget,
        [SourceKind.StorageClasses] = StorageClass,
        [SourceKind.Nodes] = Node,
    };

    public static readonly Gen<NameFact> Name =
        from set in PlainSet
        from ordinal in Ordinal
        from since in Instant
        from shape in Dice
        from said in Gen.OneOf(Answers.A(), Answers.A($"10.0.0.{ordinal + 1}"), Answers.A("10.0.0.99"), Answers.NoSuchName(), Answers.Timeout())
        let service = $"{set.ServiceName}.shop.svc.cluster.local"
        let fqdn = shape switch { 0 => service, 1 => $"_http._tcp.{service}", _ => $"{PodIdentity.Name(set.Name, ordinal)}.{service}" }
        select Answers.To(fqdn, since, said with { AskedAt = since.AddSeconds(5) });

    public static readonly Gen<SourceFact> Source =
        from kind in Gen.Enum<SourceKind>()
        from state in Gen.Frequency((4, Gen.Const(SourceState.Live)), (1, Gen.Enum<SourceState>()))
        from scope in Gen.OneOf("", "", "shop")
        from objects in Dice
        select new SourceFact { Kind = kind, Scope = kind == SourceKind.Dns ? Answers.Server : scope, State = state, Objects = objects };
}
