using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Rules.Rollout;

/// <summary>The command that lets an update reach every ordinal.</summary>
internal static class PartitionPatch
{
    public static string ToZero(StatefulSetFact set) => KubectlCommand.In(
        set.Namespace, "patch", "statefulset", set.Name, "--type=merge", "-p", """{"spec":{"updateStrategy":{"rollingUpdate":{"partition":0}}}}""");
}
