using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>The command that makes a change. Nothing here runs it.</summary>
internal static class PlanCommand
{
    public static string Of(StatefulSetFact set, PlanRequest request) => request switch
    {
        { DeleteSet: true } => KubectlCommand.In(set.Namespace, "delete", "statefulset", set.Name),
        { DrainNode: { } node } => KubectlCommand.In("", "drain", node, "--ignore-daemonsets"),
        _ => string.Join(" && ", new[] { Spec(set, request), Template(set, request) }.Where(command => command.Length > 0)),
    };

    /// <summary>Replicas and partition go together, so that the controller sees both at once.</summary>
    private static string Spec(StatefulSetFact set, PlanRequest request) => request switch
    {
        { Replicas: { } replicas, Partition: null } => KubectlCommand.In(set.Namespace, "scale", "statefulset", set.Name, $"--replicas={replicas}"),
        { Replicas: null, Partition: { } partition } => Patch(set, Rolling(partition)),
        { Replicas: { } replicas, Partition: { } partition } => Patch(set, $"\"replicas\":{replicas},{Rolling(partition)}"),
        _ => "",
    };

    private static string Rolling(int partition) => $"\"updateStrategy\":{{\"rollingUpdate\":{{\"partition\":{partition}}}}}";

    private static string Patch(StatefulSetFact set, string fields) =>
        KubectlCommand.In(set.Namespace, "patch", "statefulset", set.Name, "--type=merge", "-p", $"{{\"spec\":{{{fields}}}}}");

    private static string Template(StatefulSetFact set, PlanRequest request) =>
        request.NewTemplate ? KubectlCommand.In(set.Namespace, "rollout", "restart", $"statefulset/{set.Name}") : "";
}
