using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Scenarios;

namespace StsDashboard.Simulator.Tests.Controllers;

/// <summary>Does what the recorded kubectl commands did.</summary>
internal static class RecordedKubectl
{
    private const string Namespace = "default";

    public static void Run(ScenarioWorld world, RecordedStep step)
    {
        var words = step.Kubectl.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["apply", ..]:
                world.Apply(step.Manifest);
                break;
            case ["scale", var target, var replicas]:
                world.Scale(Namespace, target.Split('/')[1], int.Parse(replicas.Split('=')[1]));
                break;
            case ["delete", var kind, var name, .. var flags]:
                world.Delete(TypeOf(kind), Namespace, name, flags.Contains("--cascade=orphan") ? PropagationPolicy.Orphan : null);
                break;
            case ["annotate", "pod", var pod, var pair, ..]:
                world.Annotate(ResourceTypes.Pods, Namespace, pod, pair.Split('=')[0], pair.Split('=')[1]);
                break;
            case ["patch", "pod", var pod, "--subresource=status", ..]:
                var status = JsonNode.Parse(step.Kubectl[step.Kubectl.IndexOf('{', StringComparison.Ordinal)..])!["status"]!.AsObject();
                world.Change(ResourceTypes.Pods, Namespace, pod, changed => Merge(changed.Ensure("status"), status), "status");
                break;
            default:
                throw new NotSupportedException(step.Kubectl);
        }
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (field, value) in patch)
            target[field] = value?.DeepClone();
    }

    private static ResourceType TypeOf(string kind) => kind switch
    {
        "pod" => ResourceTypes.Pods,
        "pvc" => ResourceTypes.PersistentVolumeClaims,
        "sts" => ResourceTypes.StatefulSets,
        _ => throw new NotSupportedException(kind),
    };
}
