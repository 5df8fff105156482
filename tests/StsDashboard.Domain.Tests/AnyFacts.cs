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
        select Pods.Ready(Sets.Web(), 0) with
        {
            Key = new ObjectKey("shop", name),
            Phase = phase,
            IsReady = ready,
            ReadyChangedAt = readyAt,
            DeletionTimestamp = deletedAt,
            Revision = revision,
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
