using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller.Plans;

/// <summary>Makes plans for sets in surroundings that are in order but for what a test puts there.</summary>
internal static class Planning
{
    public static Plan Plan(StatefulSetFact set, IEnumerable<PodFact> pods, PlanRequest request, params Fact[] others) =>
        Planner.Make(Inspecting.Inspect(set, pods, others), request, Nodes(others), Clock.Now);

    public static Plan Plan(StatefulSetFact set, PlanRequest request, params Fact[] others) => Plan(set, Pods.AllReady(set), request, others);

    /// <summary>Those among the facts; null, for unknown, when there are none.</summary>
    public static FactTable<NodeFact>? Nodes(params IEnumerable<Fact> facts)
    {
        var nodes = facts.OfType<NodeFact>().ToList();
        return nodes.Count == 0 ? null : nodes.Aggregate(FactTable<NodeFact>.Empty, (table, node) => table.With(node));
    }

    /// <summary><c>-2 +2</c>: pod 2 is deleted and made; <c>~2</c> evicted; <c>!2</c> waited for in the end.</summary>
    public static string Steps(this Plan plan) => string.Join(' ', plan.Steps.Select(step => $"{Sign(step.Action)}{step.Ordinal}"));

    /// <summary><c>data-web-0 Kept</c>.</summary>
    public static string ClaimEffects(this Plan plan) => string.Join(", ", plan.Claims.Select(claim => $"{claim.Name} {claim.Effect}"));

    public static string WarningIds(this Plan plan) => string.Join(' ', plan.Warnings.Select(warning => warning.Id));

    public static NodeFact Node(string name, string zone = "west") =>
        new() { Key = new ObjectKey("", name), IsReady = true, Zone = zone, Hostname = name };

    public static DisruptionBudgetFact Budget(StatefulSetFact set, int allowed, string name = "web") => new()
    {
        Key = new ObjectKey(set.Namespace, name),
        Selector = set.Selector,
        MinAvailable = $"{set.Replicas - allowed}",
        DisruptionsAllowed = allowed,
        CurrentHealthy = set.Replicas,
        DesiredHealthy = set.Replicas - allowed,
        ExpectedPods = set.Replicas,
        IsCurrent = true,
    };

    public static VolumeFact Volume(ClaimFact claim, string reclaimPolicy, params ReadOnlySpan<string> zones) => new()
    {
        Key = new ObjectKey("", claim.VolumeName),
        Phase = "Bound",
        ReclaimPolicy = reclaimPolicy,
        Claim = claim.Key,
        Zones = ValueList.Create(zones),
    };

    private static char Sign(PlanAction action) => action switch
    {
        PlanAction.CreatePod => '+',
        PlanAction.DeletePod => '-',
        PlanAction.EvictPod => '~',
        _ => '!',
    };
}
