using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Components.Words;

/// <summary>Plans in words.</summary>
public static class PlanWords
{
    public static string What(PlanAction action) => action switch
    {
        PlanAction.CreatePod => "Create",
        PlanAction.DeletePod => "Delete",
        PlanAction.EvictPod => "Evict",
        PlanAction.Wait => "Stops at",
        _ => action.ToString(),
    };

    /// <summary>The change, as the first words of a sentence.</summary>
    public static string Of(PlanRequest request, StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(set);
        if (request.DeleteSet)
        {
            return $"Deleting {set.Name}";
        }
        if (request.DrainNode is { } node)
        {
            return $"Draining {node}";
        }
        string[] changes =
        [
            .. request.Replicas is { } replicas ? [$"{set.Replicas} → {replicas} replicas"] : Array.Empty<string>(),
            .. request.Partition is { } partition ? [$"partition {partition}"] : Array.Empty<string>(),
            .. request.NewTemplate ? ["a new template"] : Array.Empty<string>(),
        ];
        return changes.Length == 0 ? "Without a change" : $"With {string.Join(", ", changes)}";
    }

    public static string Of(ClaimEffect effect) => effect switch
    {
        ClaimEffect.ReAdopted => "Mounted again, old data",
        ClaimEffect.Created => "Created, empty",
        ClaimEffect.Orphaned => "Left behind",
        ClaimEffect.Destroyed => "Destroyed with their data",
        ClaimEffect.Released => "Deleted, volume stays",
        ClaimEffect.Deleted => "Deleted, volume unknown",
        _ => effect.ToString(),
    };

    public static bool LosesData(ClaimEffect effect) => effect is ClaimEffect.Destroyed;

    public static string When(LostName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.BackAtStep is { } back ? $"from step {name.AtStep}, back after step {back}" : $"from step {name.AtStep}, for good";
    }

    /// <summary>What follows a budget's name.</summary>
    public static string Of(PlannedBudget budget, bool isAsked)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var allows = budget.AllowedNow is { } allowed ? $" allows {allowed} now" : " has not been looked at since its last change";
        return !isAsked ? $"{allows}, and is not asked"
            : budget.Refused > 0 ? $"{allows}; {Evictions(budget.Refused)} refused for good"
            : $"{allows}; {Evictions(budget.Evictions)} in this plan";
    }

    private static string Evictions(int count) => count == 1 ? "1 eviction" : $"{count} evictions";
}
