using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Testing;

/// <summary>Builds pods of a set; refine them with <c>with</c> or the methods that follow.</summary>
public static class Pods
{
    /// <summary>Running and ready since a minute after <see cref="Clock.Start"/>, at the set's update revision.</summary>
    public static PodFact Ready(StatefulSetFact set, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(set);
        var name = PodIdentity.Name(set.Name, ordinal);
        return new PodFact
        {
            Key = new ObjectKey(set.Namespace, name),
            Uid = $"pod-{name}",
            CreatedAt = Clock.Start,
            Labels = set.TemplateLabels,
            Controller = new OwnerReference("StatefulSet", set.Name, set.Uid, IsController: true),
            Phase = "Running",
            IsReady = true,
            ScheduledAt = Clock.Start,
            StartedAt = Clock.Start,
            ReadyChangedAt = Clock.Start.AddMinutes(1),
            Revision = set.Status.UpdateRevision,
            Node = "node-1",
            Hostname = name,
            Subdomain = set.ServiceName,
            Ips = [$"10.0.0.{ordinal % 250 + 1}"],
            ClaimNames = set.ClaimTemplates.Select(template => ClaimNames.Of(template.Name, set.Name, ordinal)).ToValueList(),
        };
    }

    /// <summary>Every ordinal in range, ready.</summary>
    public static IReadOnlyList<PodFact> AllReady(StatefulSetFact set)
    {
        var range = OrdinalRange.Of(set);
        return [.. Enumerable.Range(range.Start, range.Count).Select(ordinal => Ready(set, ordinal))];
    }

    public static PodFact Outdated(this PodFact pod) => pod with { Revision = Sets.OldRevision };

    /// <summary>Running, not ready yet.</summary>
    public static PodFact Starting(this PodFact pod) => pod with { IsReady = false, ReadyChangedAt = pod.CreatedAt };

    /// <summary>Not even on a node.</summary>
    public static PodFact Pending(this PodFact pod) =>
        pod with { Phase = "Pending", IsReady = false, ReadyChangedAt = null, ScheduledAt = null, StartedAt = null, Node = "", Ips = [] };

    public static PodFact Failed(this PodFact pod) => pod with { Phase = "Failed", IsReady = false };

    public static PodFact Terminating(this PodFact pod, DateTimeOffset? at = null) => pod with { DeletionTimestamp = at ?? Clock.Now };

    /// <summary>Not ready, and the API's word for why.</summary>
    public static PodFact Because(this PodFact pod, string reason, string message = "") =>
        pod.Starting() with { Reason = reason, Message = message };
}
