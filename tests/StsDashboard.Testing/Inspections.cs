using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Testing;

/// <summary>Builds inspections as they are judged for the simplest sets; refine them with <c>with</c>.</summary>
public static class Inspections
{
    /// <summary>Every ordinal ready, every name resolving, no claims.</summary>
    public static SetInspection Healthy(StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new()
        {
            Set = set,
            Verdict = Verdict.Healthy,
            Reason = "Everything is as the set asks",
            Since = Clock.Start,
            Sentence = "Nothing is left to do.",
            Outlook = new ControllerOutlook([new ControllerStep(ControllerAction.None, null, ControllerRule.Done)], []),
            Slots = Pods.AllReady(set).Select((pod, index) => ReadySlot(set, set.StartOrdinal + index, pod)).ToValueList(),
            Rollout = new RolloutState(set.Replicas, set.Replicas, [], [], Complete: true, ForcedRollbackNeeded: false),
            Service = new GoverningService(set.ServiceName, Exists: true, null, SelectsPods: true, Resolving(set.ServiceName, []), [], []),
            Counts = new SetCounts(set.Replicas, set.Replicas, set.Replicas, set.Replicas, set.Replicas, set.Replicas, 0, 0, 0, 0, 0, 0),
        };
    }

    /// <summary>The controller waits for an ordinal whose pod crashes.</summary>
    public static SetInspection Blocked(StatefulSetFact set, int ordinal)
    {
        var healthy = Healthy(set);
        return healthy with
        {
            Verdict = Verdict.Blocked,
            Reason = $"{set.Name}-{ordinal} crashes",
            Outlook = new ControllerOutlook([new ControllerStep(ControllerAction.Wait, ordinal, ControllerRule.WaitForReady)], []),
            Slots = healthy.Slots.Select(slot => slot.Ordinal == ordinal ? Crashing(slot) : slot).ToValueList(),
        };
    }

    private static Slot Crashing(Slot slot) => slot with { State = SlotState.NotReady, Available = false, Pod = slot.Pod!.Because("CrashLoopBackOff") };

    private static Slot ReadySlot(StatefulSetFact set, int ordinal, PodFact pod) => new(
        ordinal,
        InRange: true,
        SlotState.Ready,
        Updated: true,
        Held: false,
        Available: true,
        pod,
        Zone: "",
        Resolving($"{pod.Name}.{set.ServiceName}.{set.Namespace}.svc.cluster.local", pod.Ips),
        []);

    private static NameComparison Resolving(string fqdn, ValueList<string> ips)
    {
        var answer = new NameAnswer { Server = "10.96.0.10:53", Type = NameRecordType.A, Rcode = "NOERROR", Answers = ips, TtlSeconds = 30, AskedAt = Clock.Now };
        return new(fqdn, Expected: true, NameResult.Resolves, ips, ips, [answer], answer, null, "Every server gives the pod's addresses.");
    }
}
