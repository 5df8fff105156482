using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>Says what to know before making a change.</summary>
internal static class PlanWarnings
{
    /// <summary>With fewer members there is no majority to lose without losing one of two, which says nothing new.</summary>
    private const int SmallestQuorum = 3;

    public static ValueList<PlanWarning> Of(PlanOutcome outcome)
    {
        PlanWarning?[] warnings =
        [
            DataDestroyed(outcome), Stop(outcome), .. ZoneBound(outcome), Eviction(outcome), Quorum(outcome), MajorityLeaves(outcome), NoBudget(outcome), OldData(outcome),
            Held(outcome), AssumesReady(outcome), .. Unknown(outcome),
        ];
        return warnings.OfType<PlanWarning>().OrderBy(warning => warning.Severity).ToValueList();
    }

    private static PlanWarning? DataDestroyed(PlanOutcome outcome) => outcome.With(ClaimEffect.Destroyed) is { Count: > 0 } gone
        ? new(PlanWarningId.DataDestroyed, Severity.Error, $"Data is destroyed: {Some(gone)}. The retention policy deletes the claims and the reclaim policy the volumes; there is no way back.")
        : null;

    private static PlanWarning? Stop(PlanOutcome outcome)
    {
        if (outcome.Imagination is not { Wait: { Ordinal: { } ordinal } wait, WhyWait: { } why })
        {
            return null;
        }
        var set = outcome.World.Set;
        var name = PodIdentity.Name(set.Name, ordinal);
        var revisions = new RevisionChoice(set);
        var needsRollback = set is { IsMonotonic: true, UpdateStrategy: "RollingUpdate" } && wait.Rule == ControllerRule.WaitForReady
            && outcome.World.Pods.Find(ordinal) is { } pod && revisions.IsOutdated(pod) && revisions.ForNewPod(ordinal) != pod.Revision;
        return needsRollback
            ? new(PlanWarningId.ForcedRollback, Severity.Error, $"The controller waits for {name} and does not replace it, although {why}. Only deleting that pod by hand gets the set going again.")
            : new(PlanWarningId.StopsShort, Severity.Error, $"The plan stops at {name}: {why}.");
    }

    private static IEnumerable<PlanWarning> ZoneBound(PlanOutcome outcome) => outcome.Request.DrainNode is null
        ? []
        : from ordinal in outcome.Imagination.MadeOrdinals.Order()
          let why = outcome.Prospects.OutOfReach(ordinal)
          where why is not null
          select new PlanWarning(PlanWarningId.ZoneBound, Severity.Error, $"{PodIdentity.Name(outcome.Was.Set.Name, ordinal)} finds no other place: {why}.");

    private static PlanWarning? Eviction(PlanOutcome outcome)
    {
        if (outcome.Imagination.Drain is not { Waiting: { Count: > 0 } waiting } drain)
        {
            return null;
        }
        var pods = Evidence.Some([.. waiting.Select(ordinal => PodIdentity.Name(outcome.Was.Set.Name, ordinal))]);
        return drain.InTheWay(outcome.World) is [var budget]
            ? new(PlanWarningId.EvictionRefused, Severity.Error, $"Budget {budget.Name} goes on refusing the eviction of {pods}: it asks for {budget.DesiredHealthy} healthy pods. The drain does not end.")
            : new(PlanWarningId.SeveralBudgets, Severity.Error, $"More than one budget selects {pods}: such an eviction fails whatever they allow. The drain does not end.");
    }

    private static PlanWarning? Quorum(PlanOutcome outcome)
    {
        var ready = outcome.Imagination.Ready;
        if (outcome.Request.DeleteSet || ready.Members == 0 || ready.Least >= ready.ReadyNow)
        {
            return null;
        }
        return ready.Least == 0
            ? new(PlanWarningId.NoneReady, Severity.Warning, ready.Members == 1 ? "The only pod is away for a while: nobody serves meanwhile." : "At some step no pod is ready: nobody serves meanwhile.")
            : ready.Members >= SmallestQuorum && ready.Least < ready.Majority && ready.ReadyNow >= ready.Majority
                ? new(PlanWarningId.QuorumLost, Severity.Warning, $"At some step only {ready.Least} of {ready.Members} pods are ready. A system that needs a majority of its members ({ready.Majority}) stops meanwhile.")
                : null;
    }

    private static PlanWarning? MajorityLeaves(PlanOutcome outcome)
    {
        var before = OrdinalRange.Of(outcome.Was.Set).Count;
        var after = outcome.World.Pods.Range.Count;
        return before >= SmallestQuorum && after > 0 && after < before / 2 + 1
            ? new(PlanWarningId.MajorityLeaves, Severity.Warning, $"{before - after} of {before} members go. A system that needs a majority of its members stops unless they are taken out of its membership first.")
            : null;
    }

    private static PlanWarning? NoBudget(PlanOutcome outcome) =>
        outcome.Imagination.Drain is { Pods: > 1 and var pods } && outcome.Was.Budgets.IsEmpty && !outcome.Was.Unreadable.Contains(SourceKind.PodDisruptionBudgets)
            ? new(PlanWarningId.NoBudget, Severity.Warning, $"No budget selects the pods: the drain evicts all {pods} on the node together.")
            : null;

    private static PlanWarning? OldData(PlanOutcome outcome) => outcome.With(ClaimEffect.ReAdopted) is { Count: > 0 } back
        ? new(PlanWarningId.OldDataReAdopted, Severity.Warning, $"Leftover claims are mounted again with the data they had: {Some(back)}. Delete them first where a pod is to start empty.")
        : null;

    private static PlanWarning? Held(PlanOutcome outcome)
    {
        var set = outcome.World.Set;
        var held = outcome.Outdated.Where(ordinal => ordinal < new RevisionChoice(set).FirstInScope).ToValueList();
        if (set.UpdateStrategy == "OnDelete" && outcome.Outdated.ToValueList() is { IsEmpty: false } outdated && !outcome.Request.DeleteSet)
        {
            return new(PlanWarningId.OnDeleteHolds, Severity.Info, $"OnDelete: {OrdinalText.Words(outdated)} {Stay(outdated)} outdated until somebody deletes the {(outdated.Count == 1 ? "pod" : "pods")}.");
        }
        if (set.UpdateStrategy != "RollingUpdate" || held.IsEmpty || outcome.Request.DeleteSet)
        {
            return null;
        }
        return held.Count == outcome.World.Pods.Range.Count
            ? new(PlanWarningId.PartitionExcludes, Severity.Warning, $"Partition {set.Partition} holds back every ordinal: no pod is updated.")
            : new(PlanWarningId.PartitionExcludes, Severity.Info, $"Partition {set.Partition} holds back {OrdinalText.Words(held)}: {(held.Count == 1 ? "it stays at the revision it has" : "they stay at the revisions they have")}.");
    }

    private static PlanWarning? AssumesReady(PlanOutcome outcome) => outcome.Imagination.Made(Plan.NewRevision)
        ? new(PlanWarningId.AssumesReady, Severity.Info, "It is assumed that pods of the new template become ready. Should the first one not, an OrderedReady set stops there.")
        : null;

    private static IEnumerable<PlanWarning> Unknown(PlanOutcome outcome)
    {
        if (!outcome.KnowsPods)
        {
            yield return new(PlanWarningId.PodsUnknown, Severity.Warning, "The set's pods are not known, so what happens to them cannot be told.");
        }
        if (outcome.Was.Counts.ClaimsBound is null && !outcome.Was.Set.ClaimTemplates.IsEmpty)
        {
            yield return new(PlanWarningId.ClaimsUnknown, Severity.Warning, "The claims are not known, so what becomes of them cannot be told.");
        }
        if (outcome.Request.DrainNode is not null && !outcome.KnowsNodes)
        {
            yield return new(PlanWarningId.NodesUnknown, Severity.Warning, "The nodes are not known: the pods are taken to find another place.");
        }
        if (outcome.Request.DrainNode is not null && outcome.Was.Unreadable.Contains(SourceKind.PodDisruptionBudgets))
        {
            yield return new(PlanWarningId.BudgetsUnknown, Severity.Warning, "The disruption budgets are not known: nothing is taken to hold the drain up.");
        }
        if (outcome.Was.Service is { Exists: null, ServiceName.Length: > 0 })
        {
            yield return new(PlanWarningId.NamesUnknown, Severity.Info, "The Services are not known, so which names go cannot be told.");
        }
    }

    private static string Stay(ValueList<int> ordinals) => ordinals.Count == 1 ? "stays" : "stay";

    private static string Some(IReadOnlyList<PlannedClaim> claims) => Evidence.Some([.. claims.Select(claim => claim.Name)]);
}
