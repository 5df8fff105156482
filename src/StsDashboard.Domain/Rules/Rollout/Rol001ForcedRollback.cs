using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

internal sealed class Rol001ForcedRollback() : Rule(
    RuleId,
    "Forced rollback needed",
    Severity.Error,
    "An OrderedReady set waits for a pod that cannot become ready before it replaces any pod, this one included. When the template "
    + "has been mended or put back in the meantime, the pod of the bad revision stays all the same "
    + "(https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback).",
    "Delete the pod. The controller creates it again from the revision that the update wants, and goes on by itself.")
{
    public const string RuleId = "ROL001";

    public override IEnumerable<Finding> Check(RuleSubject subject) =>
        subject is { Inspection.Rollout.ForcedRollbackNeeded: true, Awaited: { Pod: { } pod } slot }
            ? [Found(subject, ObjectReference.To(pod), Message(pod), Seen(subject, pod), KubectlCommand.DeletePod(pod.Key), slot.Ordinal)]
            : [];

    private static string Message(PodFact pod) =>
        $"The update waits for {pod.Name}, which does not become ready at the revision it has; only deleting it helps";

    private static ValueList<string> Seen(RuleSubject subject, PodFact pod) =>
    [
        $"{pod.Name} is at revision {pod.Revision}",
        $"the update revision is {subject.Set.Status.UpdateRevision}",
        $"{pod.Name}: {subject.Doctor.Examine(pod)?.Text ?? "not ready"}",
        $"not ready {Evidence.Since(PodDoctor.NotReadySince(pod))}",
    ];
}
