using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests;

/// <summary>Makes facts of a set <c>shop/web</c>, sensible and absurd.</summary>
internal static class AnyFacts
{
    private static readonly Gen<int> Number = Gen.OneOf(Gen.Int[0, 6], Gen.Int, Gen.OneOf(int.MinValue, -1, int.MaxValue));
    private static readonly Gen<string> Revision = Gen.OneOf("", Sets.OldRevision, Sets.NewRevision, "web-other");
    private static readonly Gen<DateTimeOffset> Instant =
        Gen.OneOf(Gen.Int[-3600, 3600].Select(s => Clock.Now.AddSeconds(s)), Gen.OneOf(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));

    private static readonly string[] Reasons =
    [
        "CrashLoopBackOff", "ImagePullBackOff", "CreateContainerError", "Unschedulable", "SchedulingGated", "Init:0/2", "Init:Error", "Init:", "?",
    ];

    public static readonly Gen<StatefulSetFact> Set =
        from replicas in Number
        from start in Number
        from partition in Number.Nullable()
        from minReady in Number
        from current in Revision
        from update in Revision
        from currentReplicas in Number
        from words in Gen.Select(
            Gen.OneOf("OrderedReady", "Parallel", "?"),
            Gen.OneOf("RollingUpdate", "OnDelete", "?"),
            Gen.OneOf(null, "1", "2", "40%", "-1", "999999999999%", "?"),
            Gen.OneOf("Retain", "Delete", "?"))
        from deleted in Gen.Bool
        from generation in Number
        select Sets.Web().WithClaims("data") with
        {
            Replicas = replicas,
            StartOrdinal = start,
            Partition = partition,
            MinReadySeconds = minReady,
            PodManagementPolicy = words.Item1,
            UpdateStrategy = words.Item2,
            MaxUnavailable = words.Item3,
            WhenScaled = words.Item4,
            DeletionTimestamp = deleted && replicas % 3 == 0 ? Clock.Now : null,
            Generation = generation,
            Containers = [new("web", "web:1", HasReadinessProbe: deleted)],
            Status = new StatefulSetStatus { CurrentRevision = current, UpdateRevision = update, CurrentReplicas = currentReplicas },
        };

    public static readonly Gen<PodFact> Pod =
        from ordinal in Gen.OneOf(Gen.Int[0, 8], Gen.Int[0, int.MaxValue])
        from name in Gen.Frequency((12, Gen.Const(PodIdentity.Name("web", ordinal))), (1, Gen.OneOf("web-01", "web", "web-x", "", "db-0")))
        from phase in Gen.OneOf("Pending", "Running", "Running", "Running", "Succeeded", "Failed", "Unknown", "")
        from ready in Gen.Bool
        from readyAt in Instant.Nullable()
        from deletedAt in Gen.Frequency((3, Gen.Const((DateTimeOffset?)null)), (1, Instant.Nullable()))
        from revision in Revision
        from reason in Gen.Frequency((1, Gen.Const("")), (2, Gen.OneOf(Reasons)))
        from restarts in Number
        from exit in (from code in Number from at in Instant.Nullable() select new ContainerExit("web", "", code, at)).Null()
        select Pods.Ready(Sets.Web(), 0) with
        {
            Key = new ObjectKey("shop", name),
            Phase = phase,
            IsReady = ready,
            ReadyChangedAt = readyAt,
            DeletionTimestamp = deletedAt,
            Revision = revision,
            Reason = reason,
            Message = $"{reason}. More words",
            Restarts = restarts,
            LastExit = exit,
            ReasonSince = readyAt,
            CreatedAt = readyAt ?? Clock.Start,
            Node = restarts % 3 == 0 ? "" : $"node-{restarts % 2}",
        };

    public static readonly Gen<NodeFact> Node =
        from number in Gen.Int[0, 1]
        from ready in Gen.Bool
        from changedAt in Instant.Nullable()
        select new NodeFact { Key = new ObjectKey("", $"node-{number}"), IsReady = ready, ReadyChangedAt = changedAt, Zone = number == 0 ? "" : "west" };

    public static readonly Gen<DisruptionBudgetFact> Budget =
        from name in Gen.OneOf("web", "all")
        from allowed in Number
        from desired in Number
        from expected in Number
        from text in Gen.OneOf(null, "1", "100%", "?")
        from selector in Gen.OneOf(null, new LabelSelector(LabelSet.Empty), Sets.Web().Selector)
        select new DisruptionBudgetFact
        {
            Key = new ObjectKey("shop", name),
            Selector = selector,
            MinAvailable = text,
            DisruptionsAllowed = allowed,
            DesiredHealthy = desired,
            ExpectedPods = expected,
            IsCurrent = true,
        };

    private static readonly Gen<EventFact> Event =
        from reason in Gen.OneOf("FailedCreate", "SuccessfulCreate", "ProvisioningFailed", "ExternalProvisioning", "FailedMount", "Pulling", "Failed", "Unhealthy", "FailedScheduling", "")
        from message in Gen.OneOf(
            "", " Pod web-1 in StatefulSet web failed error: ", "Create Pod web-0 in StatefulSet web failed error: failed to create PVC data-web-0: exceeded quota. Really.",
            "Claim", "Create Claim ", "create Pod web-2 in StatefulSet web successful", "Failed to pull image", "two\nlines \u202e and more", new string('x', 2000), "pods \"\" is forbidden: ")
        from first in Instant
        from last in Instant
        from count in Number
        select new EventFact { Subject = Told.SubjectOf(Sets.Web()), Reason = reason, Message = message, FirstAt = first, LastAt = last, Count = count };

    /// <summary>What is told of the set, and of some of what stands around it.</summary>
    public static Gen<ClusterSnapshot> WithAnyEvents(ClusterSnapshot snapshot, StatefulSetFact set) =>
        from state in Gen.Enum<EventsState>()
        from events in Event.List[0, 4]
        from isSetTold in Gen.Bool
        let told = snapshot.Pods.Cast<Fact>().Concat(snapshot.Claims).Where((_, index) => index % 2 == 0).Concat(isSetTold ? [set] : [])
        select snapshot with
        {
            Events = snapshot.Events.SetItems(told.Select(fact => Told.SubjectOf(fact)).Distinct().Select(subject =>
                KeyValuePair.Create(subject, new ObjectEvents(subject, state, events.ToValueList())))),
        };

    public static readonly Gen<ClaimFact> Claim =
        from ordinal in Gen.Int[0, 8]
        from terminating in Gen.Bool
        from owned in Gen.Bool
        select new ClaimFact
        {
            Key = new ObjectKey("shop", $"data-web-{ordinal}"),
            DeletionTimestamp = terminating ? Clock.Now : null,
            Owners = owned ? [new OwnerReference("Pod", $"web-{ordinal}", "uid", false)] : [],
        };
}
