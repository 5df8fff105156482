using CsCheck;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Store;

/// <summary>Random facts of a world so small that they meet: two namespaces, sets whose claim names clash, few values each.</summary>
internal static class FactGen
{
    private static readonly Gen<string> Namespace = Gen.OneOf("one", "two");
    private static readonly Gen<string> SetName = Gen.OneOf("c", "b-c", "web");
    private static readonly Gen<int> Ordinal = Gen.Int[0, 2];
    private static readonly Gen<string> Uid = Gen.OneOf("u1", "u2", "u3");
    private static readonly Gen<string> NodeName = Gen.OneOf("", "n1", "n2");
    private static readonly Gen<string> Zone = Gen.OneOf("", "z1", "z2");
    private static readonly Gen<string?> ClassName = Gen.OneOf<string?>(null, "", "fast", "slow");
    private static readonly Gen<string> ServiceName = Gen.OneOf("", "web", "db");
    private static readonly Gen<string> Phase = Gen.OneOf("Pending", "Running", "Failed");
    private static readonly Gen<string> VolumeName = Gen.OneOf("", "v1", "v2");
    private static readonly Gen<LabelSet> Labels = Gen.OneOf(
        LabelSet.Empty, LabelSet.Of(("app", "web")), LabelSet.Of(("app", "db")), LabelSet.Of(("app", "web"), ("tier", "x")));

    private static readonly Gen<LabelSelector?> Selector = Gen.OneOf((LabelSelector?[])
        [null, new(LabelSet.Empty), new(LabelSet.Of(("app", "web"))), new(LabelSet.Of(("app", "db")))]);

    private static readonly Gen<string> ClaimName =
        Gen.Select(Gen.OneOf("a-c", "a-b-c", "data-web", "shared"), Ordinal, (stem, ordinal) => stem == "shared" ? stem : $"{stem}-{ordinal}");

    private static readonly Gen<ObjectKey> ClaimKey = Gen.Select(Namespace, ClaimName, (ns, name) => new ObjectKey(ns, name));

    private static readonly Gen<ValueList<ClaimTemplate>> Templates = Gen.Select(
        Gen.OneOf("a", "a-b", "data").Array[0, 2],
        ClassName,
        (names, storageClass) => names.Distinct().Select(name => new ClaimTemplate(name, default, storageClass, [])).ToValueList());

    public static readonly Gen<Fact> Set = Gen.Select(Namespace, SetName, Uid, ServiceName, Labels, Templates, Gen.Int[0, 1], Gen.Bool)
        .Select((ns, name, uid, service, labels, templates, ready, shares) => (Fact)new StatefulSetFact
        {
            Key = new(ns, name),
            // Two live sets never have one UID.
            Uid = $"{ns}-{name}-{uid}",
            ServiceName = service,
            TemplateLabels = labels,
            Selector = new(labels),
            ClaimTemplates = templates,
            SharedClaims = shares ? ["shared"] : [],
            Status = new() { ReadyReplicas = ready },
        });

    public static readonly Gen<Fact> Pod = Gen.Select(Namespace, SetName, Ordinal, Uid, Labels, NodeName, ClaimName.Array[0, 2], Phase)
        .Select((ns, set, ordinal, uid, labels, node, claims, phase) => (Fact)new PodFact
        {
            Key = new(ns, $"{set}-{ordinal}"),
            Labels = labels,
            Controller = uid == "u3" ? null : new OwnerReference("StatefulSet", set, $"{ns}-{set}-{uid}", true),
            Node = node,
            ClaimNames = claims.Distinct().ToValueList(),
            Phase = phase,
        });

    public static readonly Gen<Fact> Claim = Gen.Select(ClaimKey, VolumeName, ClassName)
        .Select((key, volume, storageClass) => (Fact)new ClaimFact { Key = key, VolumeName = volume, StorageClass = storageClass });

    public static readonly Gen<Fact> Volume = Gen.Select(Gen.OneOf("v1", "v2"), ClaimKey, Gen.Bool, Zone)
        .Select((name, claim, isBound, zone) => (Fact)new VolumeFact
        {
            Key = new("", name),
            Claim = isBound ? claim : null,
            Zones = zone.Length > 0 ? [zone] : [],
        });

    public static readonly Gen<Fact> Service = Gen.Select(Namespace, Gen.OneOf("web", "db"), Labels)
        .Select((ns, name, selector) => (Fact)new ServiceFact { Key = new(ns, name), Selector = selector });

    public static readonly Gen<Fact> Slice = Gen.Select(Namespace, Gen.Int[0, 1], ServiceName, Gen.OneOf("IPv4", "IPv6"))
        .Select((ns, number, service, family) => (Fact)new EndpointSliceFact { Key = new(ns, $"s{number}"), ServiceName = service, AddressType = family });

    public static readonly Gen<Fact> Revision = Gen.Select(Namespace, SetName, Uid, Gen.Int[1, 2])
        .Select((ns, set, uid, number) => (Fact)new RevisionFact { Key = new(ns, $"{set}-abc"), OwnerUid = $"{ns}-{set}-{uid}", Revision = number });

    public static readonly Gen<Fact> Budget = Gen.Select(Namespace, Selector, Gen.Int[0, 1])
        .Select((ns, selector, allowed) => (Fact)new DisruptionBudgetFact { Key = new(ns, "budget"), Selector = selector, DisruptionsAllowed = allowed });

    public static readonly Gen<Fact> StorageClass = Gen.Select(Gen.OneOf("fast", "slow"), Gen.Bool, Gen.OneOf("Retain", "Delete"))
        .Select((name, isDefault, policy) => (Fact)new StorageClassFact { Key = new("", name), IsDefault = isDefault, ReclaimPolicy = policy });

    public static readonly Gen<Fact> Node = Gen.Select(Gen.OneOf("n1", "n2"), Zone, Gen.Bool)
        .Select((name, zone, isReady) => (Fact)new NodeFact { Key = new("", name), Zone = zone, IsReady = isReady });

    public static readonly IReadOnlyDictionary<SourceKind, Gen<Fact>> ByKind = new Dictionary<SourceKind, Gen<Fact>>
    {
        [SourceKind.StatefulSets] = Set,
        [SourceKind.Pods] = Pod,
        [SourceKind.PersistentVolumeClaims] = Claim,
        [SourceKind.PersistentVolumes] = Volume,
        [SourceKind.Services] = Service,
        [SourceKind.EndpointSlices] = Slice,
        [SourceKind.ControllerRevisions] = Revision,
        [SourceKind.PodDisruptionBudgets] = Budget,
        [SourceKind.StorageClasses] = StorageClass,
        [SourceKind.Nodes] = Node,
    };

    public static readonly Gen<NameFact> Name = Gen.Select(Namespace, Gen.OneOf("web", "db"), SetName, Ordinal, Gen.Int[0, 2], Gen.Int[0, 1])
        .Select((ns, service, set, ordinal, shape, second) => new NameFact(
            $"{(shape == 0 ? $"{set}-{ordinal}." : shape == 1 ? "_p._tcp." : "")}{service}.{ns}.svc.cluster.local",
            [],
            DateTimeOffset.UnixEpoch.AddSeconds(second),
            null));

    public static readonly Gen<ObjectEvents> Events = Gen.Select(
            Namespace, Gen.OneOf(Gen.Select(Gen.OneOf("StatefulSet"), SetName), Gen.Select(Gen.OneOf("Pod"), Gen.Select(SetName, Ordinal, (set, ordinal) => $"{set}-{ordinal}")), Gen.Select(Gen.OneOf("PersistentVolumeClaim"), ClaimName)),
            Gen.Enum<EventsState>(), Gen.Int[0, 2])
        .Select((ns, about, state, count) => (Subject: new EventSubject(about.Item1, new(ns, about.Item2), about.Item1 == "StatefulSet" ? $"{ns}-{about.Item2}-u1" : ""), about.Item2, state, count))
        .Select(told => new ObjectEvents(
            told.Subject,
            told.state,
            Enumerable.Range(0, told.count).Select(_ => new EventFact { Subject = told.Subject, Reason = "FailedCreate", Message = $"create Pod {told.Item2}-0 in StatefulSet {told.Item2} failed error: no" }).ToValueList()));

    public static readonly Gen<SourceFact> Source = Gen.Select(
            Gen.OneOf(SourceKind.Pods, SourceKind.Nodes, SourceKind.Events, SourceKind.Dns), Gen.OneOf("", "one", "two"), Gen.Enum<SourceState>(), Gen.Int[0, 1])
        .Select((kind, scope, state, objects) => new SourceFact { Kind = kind, Scope = scope, State = state, Objects = objects });
}
