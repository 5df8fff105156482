using System.Collections.Immutable;
using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Components;

/// <summary>A frame with a set in every state, to look at and to test on.</summary>
internal static class Sample
{
    private const long Gi = 1L << 30;

    public static DateTimeOffset Now => InspectionBuilder.Now;

    public static Frame Frame { get; } = FrameOf(
        Web(),
        new InspectionBuilder("data", "kafka").Ready(0, 2).Slot(3, SlotState.Pending).Slot(4, SlotState.Missing)
            .Verdict(Verdict.Blocked, "Waits for kafka-3: volume in zone-c, no schedulable node there")
            .Finding("STO011", Severity.Error, "No node for the volume").Finding("POD003", Severity.Error, "Unschedulable").Build(),
        new InspectionBuilder("data", "postgres").Ready(0, 0).Slot(1, SlotState.Ready, name: NameResult.Stale).Ready(2, 2)
            .Verdict(Verdict.Degraded, "postgres-1 resolves to an old address, for up to 11 s more").Finding("NET008", Severity.Error, "Old address").Build(),
        new InspectionBuilder("queue", "rabbitmq").Ready(0, 1).Slot(2, SlotState.Failed, reason: "Evicted").Ready(3, 4)
            .Verdict(Verdict.Degraded, "rabbitmq-2 failed: evicted from node-7; next: delete it, create it").Finding("POD007", Severity.Warning, "Restarts").Build(),
        new InspectionBuilder("search", "elasticsearch-data").Ready(0, 3).Slot(4, SlotState.NotReady).Ready(5, 8).Slot(9, SlotState.ClaimOnly).Slot(10, SlotState.ClaimOnly)
            .Verdict(Verdict.Degraded, "elasticsearch-data-4 not ready for 3 min: probe answers 503").Finding("STO003", Severity.Info, "Orphans").Build(),
        new InspectionBuilder("ledger", "journal").Ready(0, 2).Unreadable(SourceKind.Pods).Verdict(Verdict.Unknown, "Pods of this namespace cannot be listed: no permission").Build(),
        new InspectionBuilder("cache", "redis-cluster").Ready(0, 2, updated: false).Slot(3, SlotState.Terminating, updated: false).Ready(4, 5)
            .Verdict(Verdict.Progressing, "Updating: deletes redis-cluster-3; next: create it at 6b9f4d7c58").Build(),
        new InspectionBuilder("data", "cassandra").Ready(0, 40, updated: false).Slot(41, SlotState.Terminating, updated: false).Ready(42, 95)
            .Verdict(Verdict.Progressing, "Updating: deletes cassandra-41; 41 more to go after it").Build(),
        new InspectionBuilder("batch", "spool").Ready(0, 3).Slot(4, SlotState.Condemned).Slot(5, SlotState.Terminating, orphan: OrphanClass.BeyondRange)
            .Verdict(Verdict.Progressing, "Scaling 6 → 4: spool-5 is being deleted; next: delete spool-4").Build(),
        new InspectionBuilder("messaging", "nats").With(set => set with { Partition = 3 }).Ready(0, 2, updated: false, held: true).Ready(3, 4)
            .Verdict(Verdict.Held, "Held by partition 3: 0–2 keep the old revision on purpose").Finding("ROL003", Severity.Info, "Held").Build(),
        new InspectionBuilder("legacy", "zookeeper").With(set => set with { UpdateStrategy = "OnDelete" }).Ready(0, 2, updated: false, held: true)
            .Verdict(Verdict.Held, "OnDelete: 3 pods stay old until someone deletes them").Build(),
        new InspectionBuilder("staging", "minio").Slot(0, SlotState.ClaimOnly).Slot(1, SlotState.ClaimOnly).Slot(2, SlotState.ClaimOnly)
            .Verdict(Verdict.ScaledToZero, "Scaled to 0; claims of 3 ordinals stay").Build(),
        InspectionBuilder.Healthy("auth", "keycloak-db", 3),
        InspectionBuilder.Healthy("data", "etcd", 5),
        InspectionBuilder.Healthy("monitoring", "loki", 1));

    public static Frame FrameOf(params SetInspection[] sets) => new()
    {
        Version = 1,
        AsOf = Now,
        ClusterName = "showcase",
        Simulated = true,
        AsksNames = true,
        HasSynced = true,
        Sets = sets.ToImmutableSortedDictionary(set => set.Key, set => set),
        OrphanedClaims = Orphans,
        Sources =
        [
            .. Enum.GetValues<SourceKind>().Where(kind => kind != SourceKind.Dns).Select(kind => Source(kind)),
            Source(SourceKind.Dns, SourceState.Live, "127.0.0.1:5353"),
        ],
    };

    public static SourceFact Source(SourceKind kind, SourceState state = SourceState.Live, string scope = "") => new()
    {
        Kind = kind,
        Scope = scope,
        State = state,
        Since = Now.AddSeconds(-12),
        LastHeardAt = Now.AddSeconds(-3),
        Objects = 214,
        LastError = state == SourceState.Live ? null : "connection refused",
    };

    public static OrphanedClaim Orphan(string @namespace, string set, int ordinal, OrphanClass orphanClass, long gi = 50, string reclaim = "Delete") => new(
        new ClaimFact
        {
            Key = new(@namespace, $"data-{set}-{ordinal}"),
            Phase = "Bound",
            StorageClass = "gp3",
            VolumeName = $"pvc-71c0a2be-{set}-{ordinal}",
            Requested = new($"{gi}Gi", gi * Gi),
            AccessModes = ["ReadWriteOnce"],
        },
        "data",
        set,
        ordinal,
        orphanClass,
        new VolumeFact { Key = new("", $"pvc-71c0a2be-{set}-{ordinal}"), ReclaimPolicy = reclaim, Zones = ["zone-b"] },
        Now.AddDays(-12),
        false,
        $"mounted again from {ordinal + 1} replicas");

    private static ImmutableArray<OrphanedClaim> Orphans =>
    [
        Orphan("data", "kafka", 4, OrphanClass.Unmounted, 100),
        Orphan("search", "elasticsearch-data", 9, OrphanClass.BeyondRange, 200),
        Orphan("search", "elasticsearch-data", 10, OrphanClass.BeyondRange, 200),
        Orphan("staging", "minio", 0, OrphanClass.ScaledToZero, 250, "Retain"),
        Orphan("staging", "minio", 1, OrphanClass.ScaledToZero, 250, "Retain"),
        Orphan("staging", "minio", 2, OrphanClass.ScaledToZero, 250, "Retain"),
        Orphan("legacy", "mongo", 0, OrphanClass.SetGone, 100, "Retain"),
        Orphan("legacy", "mongo", 1, OrphanClass.SetGone, 100, "Retain"),
    ];

    /// <summary>A rollout that needs a hand: the recording stuck-rollout-forced-rollback, as an inspection.</summary>
    private static SetInspection Web() => new InspectionBuilder("rec-stuck-rollout-forced-rollback", "web")
        .With(set => set with { CreatedAt = Now.AddMinutes(-17) })
        .Ready(0, 1)
        .Slot(2, SlotState.NotReady, updated: false, reason: "CrashLoopBackOff")
        .Verdict(
            Verdict.Blocked,
            "Waits for web-2: it crashes at a revision that was rolled back",
            "Blocked by web-2: it cannot become ready at the revision that was rolled back, and the controller waits for exactly that.")
        .Outlook(new(
            [new(ControllerAction.Wait, 2, ControllerRule.WaitForReady)],
            [new(ControllerAction.CreatePod, 2, ControllerRule.CreateMissing, "web-7d9f"), new(ControllerAction.None, null, ControllerRule.Done)]))
        .Rollout(new(3, 2, [], [2], false, true))
        .Service(new(
            "web",
            true,
            null,
            true,
            new("web.rec-stuck-rollout-forced-rollback.svc.cluster.local", true, NameResult.Resolves, [], ["10.244.0.60", "10.244.0.61"], [], null, null, "2 answers = 2 ready endpoints of 3"),
            [],
            [new("NET002", true, "Service web exists"), new("NET003", true, "It is headless (cluster IP None)"), new("NET004", false, "Its selector matches no pod"), new("NET010", null, "Not asked")]))
        .Finding("ROL001", Severity.Error, "Forced rollback needed", "kubectl delete pod web-2 -n rec-stuck-rollout-forced-rollback",
            "web-2 runs 94d56f866; the set's update revision is f5c6c6dcf again since 15:21:31.", "web-2 is in CrashLoopBackOff: 7 restarts.", "OrderedReady: the pass over the replicas ends at the first pod that is not ready.")
        .Finding("POD001", Severity.Error, "Crash loop: 7 restarts")
        .Finding("PDB001", Severity.Warning, "No disruption budget for 3 replicas", "kubectl create poddisruptionbudget web")
        .Build();
}
