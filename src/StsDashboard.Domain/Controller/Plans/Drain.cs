using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>
/// A drain of a node as the set's pods see it: all of them are to be evicted at once, and each eviction is tried again
/// until its budget allows it (pkg/registry/core/pod/storage/eviction.go).
/// </summary>
internal sealed class Drain
{
    private readonly SetInspection _inspection;
    private readonly List<int> _waiting;
    private readonly Dictionary<string, int> _healthyAtFirst;
    private readonly Dictionary<string, int> _evictions = [];

    public Drain(SetInspection inspection, string node, ImaginedWorld world)
    {
        _inspection = inspection;
        _waiting = [.. inspection.Slots.Where(slot => slot.Pod is { IsTerminating: false } pod && pod.Node == node).Select(slot => slot.Ordinal)];
        Pods = _waiting.Count;
        _healthyAtFirst = inspection.Budgets.ToDictionary(budget => budget.Name, budget => Healthy(budget, world));
    }

    /// <summary>How many pods it has to evict.</summary>
    public int Pods { get; }

    /// <summary>The ordinals that have not been evicted.</summary>
    public IReadOnlyList<int> Waiting => _waiting;

    /// <summary>The first ordinal that can be evicted now, with the reason why it can; null when none can.</summary>
    public (int Ordinal, string Why)? TakeNext(ImaginedWorld world)
    {
        for (var place = 0; place < _waiting.Count;)
        {
            var ordinal = _waiting[place];
            var pod = world.Pods.FindAny(ordinal);
            var why = pod is null or { IsTerminating: true } ? null : WhyItCanGo(pod, world);
            if (pod is null or { IsTerminating: true } || why is not null)
            {
                _waiting.RemoveAt(place);
            }
            else
            {
                place++;
            }
            if (why is not null)
            {
                return (ordinal, why);
            }
        }
        return null;
    }

    public ValueList<PlannedBudget> Budgets(ImaginedWorld world) => _inspection.Budgets
        .Select(budget => new PlannedBudget(
            budget.Name,
            budget.IsCurrent ? budget.DisruptionsAllowed : null,
            _evictions.GetValueOrDefault(budget.Name),
            _waiting.Count(ordinal => world.Pods.FindAny(ordinal) is { } pod && Selects(budget, pod))))
        .ToValueList();

    /// <summary>The budgets that select one pod of those that still wait.</summary>
    public IReadOnlyList<DisruptionBudgetFact> InTheWay(ImaginedWorld world) =>
        _waiting.Count > 0 && world.Pods.FindAny(_waiting[0]) is { } pod ? Of(pod) : [];

    private string? WhyItCanGo(PodFact pod, ImaginedWorld world)
    {
        switch (Of(pod))
        {
            case []:
                return "evicted: no budget selects it";
            case [var budget]:
                if (pod.IsFinished || pod.Phase == "Pending")
                {
                    return "evicted: a pod that does not run asks no budget";
                }
                if (MayIgnore(budget, pod, world))
                {
                    return $"evicted: budget {budget.Name} lets pods go that are not ready";
                }
                if (Allowed(budget, world) <= 0)
                {
                    return null;
                }
                _evictions[budget.Name] = _evictions.GetValueOrDefault(budget.Name) + 1;
                return $"evicted: budget {budget.Name} allows it";
            default:
                return null;
        }
    }

    /// <summary>
    /// The controller's count as it stands, and on from there with the set's pods. It may be lower than the healthy pods
    /// suggest: evictions that were granted a moment ago are taken off.
    /// </summary>
    private int Allowed(DisruptionBudgetFact budget, ImaginedWorld world)
    {
        var now = budget.DisruptionsAllowed > 0 ? budget.DisruptionsAllowed : Math.Min(0, budget.CurrentHealthy - budget.DesiredHealthy);
        return now + Healthy(budget, world) - _healthyAtFirst[budget.Name];
    }

    /// <summary><c>unhealthyPodEvictionPolicy</c>: a broken pod disrupts nothing while enough others are healthy, or ever.</summary>
    private bool MayIgnore(DisruptionBudgetFact budget, PodFact pod, ImaginedWorld world) => !pod.IsReady
        && (budget.UnhealthyPodEvictionPolicy == "AlwaysAllow"
            || (budget.DesiredHealthy > 0 && budget.CurrentHealthy + Healthy(budget, world) - _healthyAtFirst[budget.Name] >= budget.DesiredHealthy));

    private List<DisruptionBudgetFact> Of(PodFact pod) => [.. _inspection.Budgets.Where(budget => Selects(budget, pod))];

    private static bool Selects(DisruptionBudgetFact budget, PodFact pod) => budget.Selector?.Matches(pod.Labels) == true;

    private static int Healthy(DisruptionBudgetFact budget, ImaginedWorld world) =>
        world.Pods.InRange.Values.Concat(world.Pods.Condemned.Select(entry => entry.Value))
            .Count(pod => pod is { IsReady: true, IsTerminating: false, IsFinished: false } && Selects(budget, pod));
}
