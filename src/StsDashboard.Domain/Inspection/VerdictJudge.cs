using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Finds the one word for a set: the first question that has an answer gives it.</summary>
internal static class VerdictJudge
{
    public static Judgement Judge(SetCase c) =>
        BeingDeleted(c)
        ?? PodsUnknown(c)
        ?? AtZero(c)
        ?? BlockageJudge.Judge(c)
        ?? DegradationJudge.JudgePods(c)
        ?? ProgressJudge.JudgeController(c)
        ?? DegradationJudge.JudgeNamesAndClaims(c)
        ?? ProgressJudge.JudgeNames(c)
        ?? HeldBack(c)
        ?? NamesUnanswered(c)
        ?? new(Verdict.Healthy, "All pods are ready and up to date", LastChange(c));

    private static Judgement? BeingDeleted(SetCase c)
    {
        if (c.Set.DeletionTimestamp is not { } since)
        {
            return null;
        }
        var left = c.Slots.Count(slot => slot.Pod is not null);
        return new(Verdict.Terminating, left == 0 ? "Being deleted" : $"Being deleted: {left} {(left == 1 ? "pod" : "pods")} left", since);
    }

    private static Judgement? PodsUnknown(SetCase c) => c.Pods switch
    {
        { HasSynced: true } => null,
        { State: SourceState.Forbidden } forbidden => new(Verdict.Unknown, "Pods of this namespace cannot be listed: no permission", forbidden.Since),
        { State: SourceState.Failed } failed => new(Verdict.Unknown, "Pods of this namespace cannot be listed", failed.Since),
        { } syncing => new(Verdict.Unknown, "Pods are still being listed", syncing.Since),
        null => new(Verdict.Unknown, "Pods of this namespace are not watched", c.Set.CreatedAt),
    };

    private static Judgement? AtZero(SetCase c) =>
        c.Set.Replicas <= 0 && !c.Slots.Any(slot => slot.Pod is not null)
            ? new(Verdict.ScaledToZero, "Scaled to 0", c.Set.CreatedAt)
            : null;

    private static Judgement? HeldBack(SetCase c)
    {
        if (c.Rollout.Held.IsEmpty)
        {
            return null;
        }
        var count = c.Rollout.Held.Count;
        var pods = count == 1 ? "1 pod stays" : $"{count} pods stay";
        var reason = c.Set.UpdateStrategy switch
        {
            "RollingUpdate" => $"Held by partition {c.Set.Partition}: {OrdinalText.Of(c.Rollout.Held)} {(count == 1 ? "keeps" : "keep")} the old revision on purpose",
            "OnDelete" => $"OnDelete: {pods} old until someone deletes {(count == 1 ? "it" : "them")}",
            var strategy => $"Update strategy {strategy} is not known here: {pods} old",
        };
        return new(Verdict.Held, reason, LastChange(c));
    }

    /// <summary>The pods are as they should be; that their names are, nobody can say while no server answers.</summary>
    private static Judgement? NamesUnanswered(SetCase c)
    {
        var unanswered = c.InRange.FirstOrDefault(slot =>
            slot.Name is { Expected: true, Result: NameResult.Unreachable } && slot.Name.Answers.Any(answer => NameFaults.IsServerFault(c.Snapshot, answer)));
        return unanswered is null
            ? null
            : new(Verdict.Unknown, "All pods are ready; whether their names resolve is unknown: no DNS server answers", c.NameExpectedSince(unanswered));
    }

    /// <summary>When the last pod came up, which is as far back as the objects reach.</summary>
    private static DateTimeOffset LastChange(SetCase c) =>
        c.InRange.Select(slot => slot.Pod?.ReadyChangedAt ?? slot.Pod?.CreatedAt ?? c.Set.CreatedAt).Append(c.Set.CreatedAt).Max();
}
