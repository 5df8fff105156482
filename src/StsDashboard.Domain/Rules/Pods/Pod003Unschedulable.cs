using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod003Unschedulable() : Rule(
    RuleId,
    "Unschedulable",
    Severity.Error,
    "No node can take the pod: too little free CPU or memory, a taint without a toleration, affinity or topology spread that nothing satisfies, or a volume that lives in another zone. The scheduler tries again when nodes or pods change.",
    "The scheduler's message counts the nodes by what they lack. Free or add capacity, or mend the template's constraints.")
{
    public const string RuleId = "POD003";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.NotReady)
        {
            if (slot.Pod is { } pod && Cause(subject, pod) is { } cause)
            {
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    cause,
                    [.. ContainerWords.Reason(pod), .. Unsaid(subject, pod), Evidence.Since(pod.ReasonSince ?? pod.CreatedAt)],
                    KubectlCommand.Describe("pod", pod.Key),
                    slot.Ordinal);
            }
        }
    }

    /// <summary>The scheduler's event, when the pod's condition does not say as much.</summary>
    private static IEnumerable<string> Unsaid(RuleSubject subject, PodFact pod) =>
        ToldOf.FailedScheduling(subject.Snapshot, pod) is { } told && told.Message != pod.Message ? Evidence.Told(told) : [];

    private static string? Cause(RuleSubject subject, PodFact pod) =>
        PodReasons.IsSchedulingGated(pod.Reason) ? $"A scheduling gate keeps {pod.Name} from being placed"
        : PodReasons.IsUnschedulable(pod.Reason) && subject.Doctor.IsCertainlyUnschedulable(pod) && !WaitsForClaim(subject, pod) ? $"No node can take {pod.Name}"
        : null;

    /// <summary>
    /// Unbound, missing and lost claims are findings on the claim; the scheduler names no other obstacle beside them
    /// (<c>PreFilter</c>, pkg/scheduler/framework/plugins/volumebinding/volume_binding.go).
    /// </summary>
    private static bool WaitsForClaim(RuleSubject subject, PodFact pod) =>
        subject.Knows(SourceKind.PersistentVolumeClaims) && pod.Message.Contains("persistentvolumeclaim", StringComparison.OrdinalIgnoreCase);
}
