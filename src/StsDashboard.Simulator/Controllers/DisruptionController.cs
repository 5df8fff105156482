using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>Keeps the counts of every PodDisruptionBudget (pkg/controller/disruption/disruption.go).</summary>
internal sealed class DisruptionController(ControllerContext context) : Controller(context)
{
    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.PodDisruptionBudgets && change.Type != StoreEventType.Deleted)
        {
            Queue.Add(WorkKey.Of(change));
        }
        else if (change.Resource == ResourceTypes.Pods || change.Resource == ResourceTypes.StatefulSets)
        {
            foreach (var budget in View.StoredIn(ResourceTypes.PodDisruptionBudgets, change.Current.Namespace!))
                Queue.Add(new WorkKey(ResourceTypes.PodDisruptionBudgets, change.Current.Namespace!, budget.Name));
        }
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } budget)
            return;
        // A missing selector selects no pod, an empty one every pod (policy/v1).
        var selector = Selectors.Read(budget.Map("spec", "selector"));
        var pods = selector is null ? [] : View.In(ResourceTypes.Pods, key.Namespace)
            .Where(pod => selector.Matches(Labels.Of(pod)) && pod.Text("status", "phase") is not ("Succeeded" or "Failed"))
            .ToList();
        var (expected, desired) = Expectations(budget, pods);
        var healthy = pods.Count(pod => !Finalizers.IsTerminating(pod) && PodConditions.IsReady(pod));
        var allowed = expected > 0 ? Math.Max(0, healthy - desired) : 0;
        Store.Update(key.Type, key.Namespace, key.Name, changed => WithStatus(changed, expected, desired, healthy, allowed), "status");
    }

    private (int Expected, int Desired) Expectations(JsonObject budget, List<JsonObject> pods)
    {
        var scale = ExpectedScale(pods);
        if (budget.At("spec", "maxUnavailable") is { } maximum)
            return (scale, Math.Max(0, scale - Resolve(maximum, scale)));
        if (budget.At("spec", "minAvailable") is not { } minimum)
            return (pods.Count, 0);
        return minimum.Text() is not null ? (scale, Resolve(minimum, scale)) : (pods.Count, (int)(minimum.Number() ?? 0));
    }

    /// <summary>What the pods' controllers want together; a pod without one counts as itself.</summary>
    private int ExpectedScale(List<JsonObject> pods) =>
        pods.Select(pod => (Pod: pod, Owner: Owners.ControllerOf(pod)))
            .GroupBy(pair => pair.Owner?.Uid ?? "")
            .Sum(group => group.Key.Length > 0 && View.Find(ResourceTypes.StatefulSets, group.First().Pod.Text("metadata", "namespace")!, group.First().Owner!.Name) is { } set
                ? (int)(set.Number("spec", "replicas") ?? 1)
                : group.Count());

    /// <summary>A number, or a percentage of the total rounded up (intstr.GetScaledValueFromIntOrPercent).</summary>
    private static int Resolve(JsonNode value, int total) =>
        value.Text() is { } text && text.EndsWith('%') && int.TryParse(text.AsSpan(0, text.Length - 1), out var percent)
            ? (int)Math.Ceiling(total * percent / 100.0)
            : (int)(value.Number() ?? 0);

    private JsonObject WithStatus(JsonObject budget, int expected, int desired, int healthy, int allowed)
    {
        var generation = budget.Number("metadata", "generation") ?? 1;
        var status = allowed > 0 ? "True" : "False";
        var previous = budget.Items("status", "conditions")?.FirstOrDefault();
        budget["status"] = new JsonObject
        {
            ["observedGeneration"] = generation,
            ["disruptionsAllowed"] = allowed,
            ["currentHealthy"] = healthy,
            ["desiredHealthy"] = desired,
            ["expectedPods"] = expected,
            ["conditions"] = new JsonArray(new JsonObject
            {
                ["type"] = "DisruptionAllowed",
                ["status"] = status,
                ["observedGeneration"] = generation,
                ["lastTransitionTime"] = previous.Text("status") == status ? previous.Text("lastTransitionTime") : Context.Timestamp,
                ["reason"] = allowed > 0 ? "SufficientPods" : "InsufficientPods",
                ["message"] = "",
            }),
        };
        return budget;
    }
}
