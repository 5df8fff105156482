using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Tells a pod that is merely starting from one that is in trouble.</summary>
internal sealed class PodDoctor(ClusterSnapshot snapshot, InspectionOptions options, DateTimeOffset now)
{
    /// <summary>One restart may be a race with a neighbour; from the second on, the container does not stay up.</summary>
    private const int CrashingFrom = 2;

    /// <summary>The kubelet writes Ready as False when it takes a pod on; a later change means that it was True in between.</summary>
    private static readonly TimeSpan FirstStatusWithin = TimeSpan.FromSeconds(3);

    private const int LongestMessage = 160;

    /// <summary>Null for a pod that is ready, terminating, or starting as it should.</summary>
    public PodTrouble? Examine(PodFact pod)
    {
        if (pod.IsTerminating || pod.IsRunningAndReady)
        {
            return null;
        }
        var since = NotReadySince(pod);
        if (pod.IsFinished)
        {
            return new($"it {(pod.Phase == "Failed" ? "failed" : "ended")}{Words(pod)}", since, EndsByItself: true);
        }
        return Known(pod, since)
            ?? (WasReadyBefore(pod) ? new PodTrouble($"it is no longer ready{Words(pod)}{Probe(pod)}", since, EndsByItself: now < since.Plus(options.StalledAfter)) : null)
            ?? (now >= since.Plus(options.StalledAfter) ? new PodTrouble($"it has not become ready{Words(pod)}{Probe(pod)}", since, EndsByItself: false) : null);
    }

    /// <summary>When a pod that is starting becomes a stalled one, or its other trouble certain; null when neither.</summary>
    public DateTimeOffset? LookAgainAt(PodFact pod) =>
        pod is { IsTerminating: false, IsRunningAndReady: false, IsFinished: false }
            ? PodReasons.IsUnschedulable(pod.Reason) && now < pod.CreatedAt.Plus(options.UnschedulableAfter)
                ? pod.CreatedAt.Plus(options.UnschedulableAfter)
                : NotReadySince(pod).Plus(options.StalledAfter)
            : null;

    /// <summary>Between two crashes a container runs for a while, and nothing but its restarts tells.</summary>
    public static bool KeepsEnding(PodFact pod) => pod.Restarts >= CrashingFrom && !WasReadyBefore(pod);

    /// <summary>A younger pod may yet find its place.</summary>
    public bool IsCertainlyUnschedulable(PodFact pod) => now >= pod.CreatedAt.Plus(options.UnschedulableAfter);

    public static bool WasReadyBefore(PodFact pod) =>
        pod is { IsReady: false, ReadyChangedAt: { } changedAt, StartedAt: { } startedAt } && changedAt - startedAt > FirstStatusWithin;

    public static DateTimeOffset NotReadySince(PodFact pod) => pod.ReadyChangedAt ?? pod.StartedAt ?? pod.ScheduledAt ?? pod.CreatedAt;

    private PodTrouble? Known(PodFact pod, DateTimeOffset since) => pod.Reason switch
    {
        var reason when PodReasons.IsCrashLoop(reason) => $"it crashes{Words(pod)}",
        var reason when PodReasons.IsImagePull(reason) => $"its image cannot be pulled{Words(pod)}",
        var reason when PodReasons.IsContainerCreation(reason) => $"its container cannot be created{Words(pod)}",
        var reason when PodReasons.IsSchedulingGated(reason) => "a scheduling gate keeps it from being placed",
        var reason when PodReasons.IsUnschedulable(reason) && IsCertainlyUnschedulable(pod) => $"no node can take it{Message(pod)}",
        _ when StartFailure(pod) is { } failure => $"its containers cannot be made: {failure.Reason}: {FirstSentence(failure.Message)}",
        _ when KeepsEnding(pod) => $"its containers keep ending{Words(pod)}",
        _ => null,
    } is { } text ? new PodTrouble(text, since, EndsByItself: false) : null;

    /// <summary>A first try often fails while a volume is still on its way, so the pod is given a while.</summary>
    public EventFact? StartFailure(PodFact pod) =>
        pod is { Phase: "Pending", Node.Length: > 0 }
        && !PodReasons.IsCrashLoop(pod.Reason) && !PodReasons.IsImagePull(pod.Reason) && !PodReasons.IsContainerCreation(pod.Reason)
        && now >= NotReadySince(pod).Plus(options.StartReasonWantedAfter)
            ? ToldOf.StartFailure(snapshot, pod)
            : null;

    /// <summary>What the kubelet said of the probe since the pod is not ready.</summary>
    public EventFact? FailedProbe(PodFact pod) => ToldOf.FailedProbe(snapshot, pod, NotReadySince(pod).Minus(options.EventMargin));

    private string Probe(PodFact pod) => FailedProbe(pod) is { } failed ? $": {FirstSentence(failed.Message)}" : "";

    private static string Words(PodFact pod) =>
        pod.Reason.Length == 0 ? ""
        : pod.ReasonContainer.Length == 0 ? $" ({pod.Reason})"
        : $" ({pod.Reason}, container {pod.ReasonContainer})";

    /// <summary>The scheduler's first sentence says which nodes failed and why; what follows is about preemption.</summary>
    private static string Message(PodFact pod) => FirstSentence(pod.Message) is { Length: > 0 } sentence ? $": {sentence}" : "";

    /// <summary>On one line, without its full stop, and cut where it gets too long for that line.</summary>
    public static string FirstSentence(string text)
    {
        var sentence = text.AsSpan();
        var end = sentence.IndexOf(". ");
        sentence = (end >= 0 ? sentence[..end] : sentence).TrimEnd('.');
        var line = string.Create(Math.Min(sentence.Length, LongestMessage), sentence, static (line, sentence) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                // A webhook's words may go over several lines.
                line[i] = char.IsControl(sentence[i]) ? ' ' : sentence[i];
            }
        });
        return sentence.Length <= LongestMessage ? line : $"{line}…";
    }
}
