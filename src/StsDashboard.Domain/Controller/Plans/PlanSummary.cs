using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>Says a plan in a sentence or two.</summary>
internal static class PlanSummary
{
    public static string Of(PlanOutcome outcome)
    {
        if (!outcome.KnowsPods && !outcome.Request.DeleteSet)
        {
            return "What happens cannot be told without the set's pods.";
        }
        var parts = new List<string> { Pods(outcome) };
        if (Stop(outcome) is { } stop)
        {
            parts.Add(stop);
        }
        if (Claims(outcome) is { Length: > 0 } claims)
        {
            parts.Add($"{char.ToUpperInvariant(claims[0])}{claims[1..]}.");
        }
        return string.Join(' ', parts);
    }

    private static string Pods(PlanOutcome outcome)
    {
        var before = outcome.Was.Slots.Where(slot => slot.Pod is { IsTerminating: false }).Select(slot => slot.Ordinal).ToHashSet();
        var after = outcome.World.Pods.InRange.Keys.Concat(outcome.World.Pods.Condemned.Select(entry => entry.Key)).ToHashSet();
        var made = outcome.Imagination.MadeOrdinals;
        if (outcome.Request.DeleteSet)
        {
            return before.Count == 0 ? "The set goes; it has no pods." : $"The set goes, and {Count(before.Count, "pod")} with it, all together.";
        }
        var replaced = made.Count(before.Contains);
        string[] changes =
        [
            .. Change(made.Count(ordinal => !before.Contains(ordinal)), "created"),
            .. Change(before.Count(ordinal => !after.Contains(ordinal)), "deleted"),
            .. Change(replaced, "replaced"),
        ];
        return changes.Length == 0
            ? $"No pod comes or goes{(outcome.Completes ? WhyNothing(outcome) : "")}."
            : $"{Listed(changes)}{(replaced > 0 && changes.Length == 1 ? Order(outcome) : "")}.";
    }

    private static string WhyNothing(PlanOutcome outcome) => outcome switch
    {
        { Imagination.Drain.Pods: 0 } => $": none of the set runs on {outcome.Request.DrainNode}",
        _ when !outcome.Outdated.Any() => ": everything is as asked",
        { World.Set.UpdateStrategy: "OnDelete" } => ": OnDelete leaves outdated pods until somebody deletes them",
        { World.Set.UpdateStrategy: "RollingUpdate" } => ": the partition keeps the outdated pods as they are",
        _ => "",
    };

    private static string Order(PlanOutcome outcome) =>
        outcome.Request.DrainNode is { } node ? $": evicted from {node} and made again elsewhere" : ", the highest ordinal first";

    private static string? Stop(PlanOutcome outcome)
    {
        if (outcome.Imagination is { Wait.Ordinal: { } ordinal, WhyWait: { } why })
        {
            var stops = outcome.Imagination.Count == 1 ? "It stops at once" : "Then it stops";
            return $"{stops}: it waits for {PodIdentity.Name(outcome.Was.Set.Name, ordinal)}, because {why}.";
        }
        return outcome.Imagination.Drain is { Waiting: { Count: > 0 } waiting } ? $"The drain stops with {Count(waiting.Count, "pod")} left." : null;
    }

    private static string Claims(PlanOutcome outcome)
    {
        var gone = outcome.Claims.Count(claim => claim.Effect is ClaimEffect.Destroyed);
        var deleted = outcome.Claims.Count(claim => claim.Effect is ClaimEffect.Released or ClaimEffect.Deleted);
        var left = outcome.Claims.Count(claim => claim.Effect == ClaimEffect.Orphaned);
        var back = outcome.Claims.Count(claim => claim.Effect == ClaimEffect.ReAdopted);
        string[] effects =
        [
            .. gone > 0 ? [$"{Count(gone, "claim")} {Is(gone)} destroyed with {(gone == 1 ? "its" : "their")} data"] : Array.Empty<string>(),
            .. deleted > 0 ? [$"{Count(deleted, "claim")} {Is(deleted)} deleted"] : Array.Empty<string>(),
            .. left > 0 ? [$"{Count(left, "claim")} {(left == 1 ? "stays" : "stay")} behind"] : Array.Empty<string>(),
            .. back > 0 ? [$"{Count(back, "leftover claim")} {Is(back)} mounted again with {(back == 1 ? "its" : "their")} old data"] : Array.Empty<string>(),
        ];
        return Listed(effects);
    }

    private static IEnumerable<string> Change(int count, string what) => count == 0 ? [] : [$"{Count(count, "pod")} {Is(count)} {what}"];

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Is(int count) => count == 1 ? "is" : "are";

    private static string Listed(string[] parts) =>
        parts.Length <= 1 ? string.Concat(parts) : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
}
