using StsDashboard.Domain.Facts;

namespace StsDashboard.Testing;

/// <summary>Builds sets as an API server would hand them out; refine them with <c>with</c>.</summary>
public static class Sets
{
    public const string OldRevision = "web-old";
    public const string NewRevision = "web-new";

    /// <summary>A settled set <c>shop/web</c>: RollingUpdate with partition 0, OrderedReady, every pod at <see cref="NewRevision"/>.</summary>
    public static StatefulSetFact Web(int replicas = 3) => new()
    {
        Key = new ObjectKey("shop", "web"),
        Uid = "set-web",
        CreatedAt = Clock.Start,
        Generation = 1,
        Replicas = replicas,
        ServiceName = "web",
        Partition = 0,
        Selector = new LabelSelector(LabelSet.Of(("app", "web"))),
        TemplateLabels = LabelSet.Of(("app", "web")),
        Status = new StatefulSetStatus
        {
            ObservedGeneration = 1,
            Replicas = replicas,
            ReadyReplicas = replicas,
            AvailableReplicas = replicas,
            CurrentReplicas = replicas,
            UpdatedReplicas = replicas,
            CurrentRevision = NewRevision,
            UpdateRevision = NewRevision,
        },
    };

    /// <summary>The template was changed: <see cref="OldRevision"/> is current, <see cref="NewRevision"/> is the update's.</summary>
    public static StatefulSetFact Updating(this StatefulSetFact set, int? partition = 0) => set with
    {
        Partition = partition,
        Generation = 2,
        Status = set.Status with { ObservedGeneration = 2, CurrentRevision = OldRevision, UpdatedReplicas = 0 },
    };

    public static StatefulSetFact Parallel(this StatefulSetFact set) => set with { PodManagementPolicy = "Parallel" };

    public static StatefulSetFact WithClaims(this StatefulSetFact set, params ReadOnlySpan<string> templates)
    {
        var claimTemplates = new List<ClaimTemplate>();
        foreach (var template in templates)
        {
            claimTemplates.Add(new ClaimTemplate(template, new Quantity("1Gi", 1L << 30), null, ["ReadWriteOnce"]));
        }
        return set with { ClaimTemplates = claimTemplates.ToValueList() };
    }
}
