using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Rules.Pods;

/// <summary>What a pod says of its containers, as evidence.</summary>
internal static class ContainerWords
{
    /// <summary>The pod's reason, whose it is, and the message with it; nothing when the API says nothing.</summary>
    public static IEnumerable<string> Reason(PodFact pod)
    {
        if (pod.Reason.Length > 0)
        {
            yield return pod.ReasonContainer.Length == 0 ? pod.Reason : $"{pod.Reason}, container {pod.ReasonContainer}";
        }
        if (pod.Message.Length > 0)
        {
            yield return pod.Message;
        }
    }

    public static IEnumerable<string> LastExit(PodFact pod)
    {
        if (pod.LastExit is { } exit)
        {
            var reason = exit.Reason.Length == 0 ? "" : $"{exit.Reason}, ";
            var at = exit.At is { } instant ? $" at {Evidence.At(instant)}" : "";
            yield return $"container {exit.Container} ended last{at}: {reason}exit code {exit.ExitCode}";
        }
    }
}
