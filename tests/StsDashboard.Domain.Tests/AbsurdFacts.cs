using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests;

/// <summary>
/// Facts that no API server would hand out and that nothing in their types forbids: every number, instant and word at its
/// extremes, names that look like others' names, things that refer to each other at random.
/// </summary>
internal static class AbsurdFacts
{
    public const string Namespace = "shop";

    private static readonly Gen<bool> Flag = Gen.Bool;
    private static readonly Gen<int> Number = Gen.OneOf(Gen.Int[-1, 4], Gen.OneOf(int.MinValue, int.MaxValue, int.MaxValue - 1));
    private static readonly Gen<long> Long = Gen.OneOf(Gen.Long[-1, 3], Gen.OneOf(long.MinValue, long.MaxValue));
    private static readonly Gen<Quantity> Size = Long.Select(bytes => new Quantity(bytes < 0 ? "" : $"{bytes}", bytes));

    public static readonly Gen<DateTimeOffset> Instant =
        Gen.OneOf(Gen.Int[-90, 90].Select(seconds => Clock.Now.AddSeconds(seconds)), Gen.OneOf(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default));

    /// <summary>Set names that begin like others, hold what a name cannot, or are as good as none.</summary>
    private static readonly Gen<string> SetName = Gen.OneOf("web", "web", "web-1", "web-1-1", "b-c", "c", "", "-", "web.shop", new string('x', 300), "wéb\u0000'$(x)");
    private static readonly Gen<string> Template = Gen.OneOf("data", "a", "a-b", "", "-");
    private static readonly Gen<string> Ordinal = Gen.OneOf("0", "1", "2", "01", "-1", "2147483647", "2147483648", "99999999999999999999", "", "x", "1-1", "٣");
    private static readonly Gen<string> PodName = Gen.Frequency((6, Gen.Select(SetName, Ordinal, (set, ordinal) => $"{set}-{ordinal}")), (1, Gen.OneOf("", "-", "web", "0")));
    private static readonly Gen<string> ClaimName = Gen.Frequency((6, Gen.Select(Template, PodName, (template, pod) => $"{template}-{pod}")), (1, Gen.OneOf("", "shared")));

    /// <summary>Words of the API, of its future, and of nobody.</summary>
    private static readonly Gen<string> Word = Gen.OneOf(
        "", "?", "Delete", "Retain", "Running", "Pending", "Failed", "Succeeded", "Bound", "Lost", "Parallel", "OnDelete", "RollingUpdate", "Recreate",
        "ExternalName", "None", "Unschedulable", "CrashLoopBackOff", "ImagePullBackOff", "Init:0/1", "Init:", "NOERROR", "NXDOMAIN", "SERVFAIL", "IPv6", "FQDN",
        "pod-uid", "set-uid", "StatefulSet", "Pod", "web", "node-1", "zone-a", "a\nb\u0007", "50%", "-1%", "99999999999%");

    /// <summary>What Services, sets, slices and names most often agree on, so that they meet.</summary>
    private static readonly Gen<string> ServiceName = Gen.Frequency((4, Gen.Const("web")), (1, Word));

    private static readonly Gen<ValueList<string>> Words = Gen.OneOf(Word, ClaimName).Array[0, 3].Select(words => words.ToValueList());
    private static readonly Gen<string> Address = Gen.OneOf("10.0.0.1", "10.0.0.1", "fd00::1", "FD00:0:0::1", "::ffff:10.0.0.1", "", ":", "10.0.0.256", "web");
    private static readonly Gen<ValueList<string>> Addresses = Address.Array[0, 3].Select(addresses => addresses.ToValueList());
    private static readonly Gen<LabelSet> Labels = Gen.OneOf(LabelSet.Empty, LabelSet.Of(("app", "web")), LabelSet.Of(("", "")), LabelSet.Of(("app", ""), ("x", "web")));
    private static readonly Gen<LabelSelector> Selector = Gen.Select(Labels, Gen.OneOf("In", "NotIn", "Exists", "DoesNotExist", "Gt", ""), Words, Flag)
        .Select((labels, op, values, plain) => new LabelSelector(labels, plain ? [] : [new LabelRequirement("app", op, values)]));

    private static readonly Gen<OwnerReference> Owner = Gen.Select(Word, PodName, Word, Flag).Select((kind, name, uid, controls) => new OwnerReference(kind, name, uid, controls));
    private static readonly Gen<ServicePort> Port = Gen.Select(Gen.OneOf("", "http", "_"), Number, Gen.OneOf("TCP", "udp", "")).Select((name, port, protocol) => new ServicePort(name, port, protocol));

    public static readonly Gen<StatefulSetFact> Set =
        from name in SetName
        from numbers in Gen.Select(Gen.OneOf(Gen.Int[-1, 5], Gen.Const(int.MinValue)), Number, Number, Number, Long, Long)
        from words in Gen.Select(Word, Word, Word, Word, Word, ServiceName)
        from partition in Number.Nullable()
        from selector in Selector
        from templates in Gen.Select(Template, Size, Word, Words, (template, size, storageClass, modes) => new ClaimTemplate(template, size, storageClass == "?" ? null : storageClass, modes)).Array[0, 3]
        from shared in Words
        from instants in Gen.Select(Instant, Instant.Nullable())
        from labels in Labels
        select new StatefulSetFact
        {
            Key = new ObjectKey(Namespace, name),
            Uid = "set-uid",
            CreatedAt = instants.Item1,
            DeletionTimestamp = numbers.Item1 == 5 ? instants.Item2 : null,
            Replicas = numbers.Item1,
            StartOrdinal = numbers.Item2,
            Partition = partition,
            MinReadySeconds = numbers.Item3,
            Generation = numbers.Item5,
            PodManagementPolicy = words.Item1,
            UpdateStrategy = words.Item2,
            MaxUnavailable = words.Item3,
            WhenScaled = words.Item4,
            WhenDeleted = words.Item5,
            ServiceName = words.Item6,
            Selector = selector,
            TemplateLabels = labels,
            ClaimTemplates = templates.ToValueList(),
            SharedClaims = shared,
            Containers = [new ContainerTemplate("", "", HasReadinessProbe: false)],
            Status = new StatefulSetStatus { ObservedGeneration = numbers.Item6, CurrentReplicas = numbers.Item4, CurrentRevision = words.Item1, UpdateRevision = words.Item2 },
        };

    private static readonly Gen<Fact> Pod =
        from name in PodName
        from home in Gen.OneOf(Namespace, Namespace, Namespace, "other", "")
        from words in Gen.Select(Word, Word, Word, Word, Word, Word)
        from instants in Gen.Select(Instant.Nullable(), Instant.Nullable(), Instant.Nullable(), Instant)
        from number in Number
        from ready in Flag
        from owner in Owner
        from claims in Words
        from ips in Addresses
        from labels in Labels
        select (Fact)new PodFact
        {
            Key = new ObjectKey(home, name),
            Uid = "pod-uid",
            CreatedAt = instants.Item4,
            DeletionTimestamp = number == 3 ? instants.Item1 : null,
            Labels = labels,
            Controller = number == 4 ? null : owner with { Uid = "set-uid" },
            Phase = words.Item1,
            IsReady = ready,
            ReadyChangedAt = instants.Item2,
            ScheduledAt = instants.Item3,
            StartedAt = instants.Item1,
            Revision = words.Item2,
            Node = words.Item3,
            Hostname = name,
            Subdomain = words.Item4,
            Ips = ips,
            ClaimNames = claims,
            Restarts = number,
            Reason = words.Item5,
            Message = words.Item6,
            ReasonContainer = words.Item4,
            ReasonSince = instants.Item3,
            LastExit = ready ? new ContainerExit(words.Item1, words.Item2, number, instants.Item2) : null,
            Finalizers = claims,
        };

    private static readonly Gen<Fact> Claim =
        from name in ClaimName
        from words in Gen.Select(Word, Word, Word)
        from sizes in Gen.Select(Size, Size)
        from instants in Gen.Select(Instant, Instant.Nullable(), Instant.Nullable())
        from owners in Owner.Array[0, 3]
        from labels in Labels
        from conditions in Gen.Frequency((9, Words), (1, Gen.Const(Enumerable.Range(0, 3000).Select(number => $"Condition{number}Error").ToValueList())))
        select (Fact)new ClaimFact
        {
            Key = new ObjectKey(Namespace, name),
            Uid = words.Item1,
            CreatedAt = instants.Item1,
            DeletionTimestamp = conditions.Count == 1 ? instants.Item2 : null,
            Labels = labels,
            Owners = owners.ToValueList(),
            Phase = words.Item2,
            VolumeName = words.Item3,
            StorageClass = words.Item1 == "?" ? null : words.Item1,
            AccessModes = conditions,
            Requested = sizes.Item1,
            Capacity = sizes.Item2,
            UnusedSince = instants.Item3,
            ResizeConditions = conditions,
        };

    private static readonly Gen<Fact> Service =
        from words in Gen.Select(ServiceName, Word, Word)
        from selector in Labels.Null()
        from publish in Flag
        from ips in Addresses
        from ports in Port.Array[0, 3]
        from createdAt in Instant
        select (Fact)new ServiceFact
        {
            Key = new ObjectKey(Namespace, words.Item1),
            CreatedAt = createdAt,
            Type = words.Item2,
            ClusterIps = words.Item3 == "None" ? ["None"] : ips,
            Selector = selector,
            PublishNotReadyAddresses = publish,
            Ports = ports.ToValueList(),
        };

    private static readonly Gen<EndpointFact> Endpoint = Gen.Select(Gen.OneOf(Gen.Const(""), PodName), Addresses, Flag, Flag, PodName)
        .Select((hostname, addresses, ready, serving, target) => new EndpointFact(hostname, addresses, ready, serving, !ready, target));

    private static readonly Gen<Fact> Slice = Gen.Select(ServiceName, Word, Endpoint.Array[0, 4], Port.Array[0, 2]).Select((service, type, endpoints, ports) => (Fact)new EndpointSliceFact
    {
        Key = new ObjectKey(Namespace, $"{service}-{type}"),
        ServiceName = service,
        AddressType = type,
        Endpoints = endpoints.ToValueList(),
        Ports = ports.ToValueList(),
    });

    private static readonly Gen<Fact> Surroundings =
        from words in Gen.Select(Word, Word, Word)
        from list in Words
        from number in Number
        from other in Long
        from selector in Selector.Null()
        from size in Size
        from flag in Flag
        from at in Instant.Nullable()
        from fact in Gen.OneOf<Fact>(
            new VolumeFact { Key = new ObjectKey("", words.Item1), Capacity = size, ReclaimPolicy = words.Item2, Zones = list, Hostnames = list, Claim = flag ? new ObjectKey("", "") : null },
            new NodeFact { Key = new ObjectKey("", words.Item1), Zone = words.Item2, Hostname = words.Item3, IsReady = flag, ReadyChangedAt = at },
            new StorageClassFact { Key = new ObjectKey("", words.Item1), CreatedAt = at ?? default, Provisioner = words.Item2, BindingMode = words.Item3, IsDefault = flag },
            new RevisionFact { Key = new ObjectKey(Namespace, words.Item1), OwnerUid = words.Item2, Revision = other },
            new DisruptionBudgetFact
            {
                Key = new ObjectKey(Namespace, words.Item1),
                Selector = selector,
                MinAvailable = words.Item2,
                MaxUnavailable = words.Item3,
                DisruptionsAllowed = number,
                CurrentHealthy = number,
                DesiredHealthy = number,
                ExpectedPods = number,
                IsCurrent = flag,
            })
        select fact;

    private static readonly Gen<NameAnswer> Answer =
        from words in Gen.Select(Word, Word)
        from type in Gen.Enum<NameRecordType>()
        from answers in Addresses
        from ttl in Number.Nullable()
        from at in Instant
        select new NameAnswer { Server = words.Item1, Type = type, Rcode = words.Item2, Answers = answers, TtlSeconds = ttl, AskedAt = at, Error = words.Item1.Length > 9 ? words.Item1 : null };

    private static readonly Gen<NameFact> Name =
        from host in Gen.OneOf(PodName.Select(pod => $"{pod}."), Gen.OneOf("", "_http._tcp.", "_._udp."))
        from service in ServiceName
        from answers in Answer.Array[0, 4]
        from since in Instant
        from askedFor in Addresses.Nullable()
        select new NameFact($"{host}{service}.{Namespace}.svc.cluster.local", answers.ToValueList(), since, null) { AskedFor = askedFor };

    private static readonly Gen<SourceFact> Source = Gen.Select(Gen.Enum<SourceKind>(), Gen.OneOf("", Namespace), Gen.Enum<SourceState>())
        .Select((kind, scope, state) => new SourceFact { Kind = kind, Scope = scope, State = state });

    public static readonly Gen<(ClusterSnapshot Snapshot, StatefulSetFact Set)> Situation =
        from set in Set
        from others in Set.Array[0, 2]
        from facts in Gen.OneOf(Pod, Pod, Claim, Service, Slice, Surroundings).Array[0, 20]
        from names in Name.Array[0, 4]
        from sources in Source.Array[0, 3]
        let around = others.Where(other => other.Key != set.Key).Select((other, number) => other with { Uid = $"other-{number}" })
        let snapshot = names.Aggregate(Snapshots.Of([set, .. around, .. facts]), (snapshot, name) => snapshot.WithAnswers(name))
        select (sources.Aggregate(snapshot, (snapshot, source) => snapshot with { Sources = snapshot.Sources.SetItem((source.Kind, source.Scope), source) }), set);
}
