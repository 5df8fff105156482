using System.Text.Json.Nodes;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.StatefulSets;

/// <summary>Objects as the facts of the domain's controller model; only the fields that the model reads.</summary>
internal static class SetFacts
{
    /// <summary>The set with the revisions that its controller has just established.</summary>
    public static StatefulSetFact Set(JsonObject set, string currentRevision, string updateRevision) => new()
    {
        Key = KeyOf(set),
        Uid = set.Text("metadata", "uid") ?? "",
        DeletionTimestamp = Timestamps.Parse(set.Text("metadata", "deletionTimestamp")),
        Replicas = (int)(set.Number("spec", "replicas") ?? 1),
        StartOrdinal = (int)(set.Number("spec", "ordinals", "start") ?? 0),
        PodManagementPolicy = set.Text("spec", "podManagementPolicy") ?? "OrderedReady",
        UpdateStrategy = set.Text("spec", "updateStrategy", "type") ?? "RollingUpdate",
        Partition = set.Map("spec", "updateStrategy", "rollingUpdate") is { } rolling ? (int)(rolling.Number("partition") ?? 0) : null,
        // maxUnavailable counts only behind the feature gate MaxUnavailableStatefulSet, off by default; so here.
        MaxUnavailable = null,
        MinReadySeconds = (int)(set.Number("spec", "minReadySeconds") ?? 0),
        WhenScaled = WhenScaled(set),
        WhenDeleted = WhenDeleted(set),
        ClaimTemplates = [.. Templates(set).Select(template => new ClaimTemplate(template.Text("metadata", "name") ?? "", default, null, []))],
        Status = new StatefulSetStatus
        {
            Replicas = (int)(set.Number("status", "replicas") ?? 0),
            CurrentReplicas = (int)(set.Number("status", "currentReplicas") ?? 0),
            CurrentRevision = currentRevision,
            UpdateRevision = updateRevision,
            ObservedGeneration = set.Number("metadata", "generation") ?? 1,
        },
        Generation = set.Number("metadata", "generation") ?? 1,
    };

    public static PodFact Pod(JsonObject pod)
    {
        var ready = PodConditions.Find(pod, "Ready");
        return new PodFact
        {
            Key = KeyOf(pod),
            Uid = pod.Text("metadata", "uid") ?? "",
            DeletionTimestamp = Timestamps.Parse(pod.Text("metadata", "deletionTimestamp")),
            Controller = Owners.ControllerOf(pod),
            Phase = pod.Text("status", "phase") ?? "Pending",
            IsReady = ready.Text("status") == "True",
            ReadyChangedAt = Timestamps.Parse(ready.Text("lastTransitionTime")),
            Revision = RevisionOf(pod),
        };
    }

    public static ClaimFact Claim(JsonObject claim) => new()
    {
        Key = KeyOf(claim),
        Uid = claim.Text("metadata", "uid") ?? "",
        DeletionTimestamp = Timestamps.Parse(claim.Text("metadata", "deletionTimestamp")),
        Owners = [.. Owners.Of(claim)],
    };

    public static string RevisionOf(JsonObject pod) => pod.Text("metadata", "labels", "controller-revision-hash") ?? "";

    public static string WhenScaled(JsonObject set) => set.Text("spec", "persistentVolumeClaimRetentionPolicy", "whenScaled") ?? "Retain";

    public static string WhenDeleted(JsonObject set) => set.Text("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted") ?? "Retain";

    public static IEnumerable<JsonObject> Templates(JsonObject set) =>
        (set.Items("spec", "volumeClaimTemplates") ?? []).OfType<JsonObject>();

    private static Domain.Facts.ObjectKey KeyOf(JsonObject obj) => new(obj.Text("metadata", "namespace") ?? "", obj.Text("metadata", "name") ?? "");
}
