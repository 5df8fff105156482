using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Rules.Pods;

/// <summary>Commands that print a container's log. An empty container is the pod's default one.</summary>
internal static class LogCommand
{
    public static string Of(PodFact pod, string container) => KubectlCommand.In(pod.Namespace, ["logs", pod.Name, .. Container(container)]);

    public static string OfLastRun(PodFact pod, string container) =>
        KubectlCommand.In(pod.Namespace, ["logs", pod.Name, .. Container(container), "--previous"]);

    private static string[] Container(string container) => container.Length == 0 ? [] : ["-c", container];
}
