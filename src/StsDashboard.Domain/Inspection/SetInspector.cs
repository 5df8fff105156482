using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Domain.Inspection;

/// <summary>Says all that is to be said of one set. Pure: the same arguments give the same inspection.</summary>
public static class SetInspector
{
    /// <summary>What an inspection rests on.</summary>
    private static readonly SourceKind[] Kinds =
    [
        SourceKind.Pods, SourceKind.PersistentVolumeClaims, SourceKind.PersistentVolumes, SourceKind.Services, SourceKind.EndpointSlices,
        SourceKind.ControllerRevisions, SourceKind.PodDisruptionBudgets, SourceKind.StorageClasses, SourceKind.Nodes,
    ];

    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The set, of that snapshot.</param>
    /// <param name="now">The time.</param>
    /// <param name="options">How long things may take; the defaults when null.</param>
    /// <param name="previous">
    /// The inspection of the same set before this one, if any: that a step of the controller stays undone can only be
    /// seen over time.
    /// </param>
    public static SetInspection Inspect(
        ClusterSnapshot snapshot, StatefulSetFact set, DateTimeOffset now, InspectionOptions? options = null, SetInspection? previous = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        options ??= InspectionOptions.Default;
        var revisions = SetRevisions.Of(snapshot, set);
        var settled = SetRevisions.Settle(set, revisions);
        var controlled = snapshot.PodsByController.Of(set.Uid);
        var pods = new PodsByOrdinal(settled, controlled);
        var source = snapshot.SourceOf(SourceKind.Pods, set.Namespace);
        var outlook = source is { HasSynced: true }
            ? Next(pods)
            : new ControllerOutlook([new(ControllerAction.None, null, ControllerRule.PodsUnknown)], []);
        var slots = new SlotInspector(snapshot, settled, pods, now).Inspect();
        var rollout = RolloutInspector.Inspect(settled, slots, outlook, new PodDoctor(snapshot, options, now).Examine);
        if (rollout.ForcedRollbackNeeded)
        {
            var others = controlled.Where(pod => PodIdentity.OrdinalOf(set.Name, pod.Name) != outlook.WaitingFor?.Ordinal);
            rollout = rollout with { OnceDeleted = Next(new PodsByOrdinal(settled, others)).Next };
        }
        var service = ServiceInspector.Inspect(snapshot, settled, controlled);
        var dueSince = DueSince(set, outlook, now, previous);
        var dueNotBefore = DueNotBefore(settled, slots, outlook, dueSince, options, previous);
        var refusal = CreationRefusal.Of(snapshot, settled, outlook, dueNotBefore);
        var unobservedSince = UnobservedSince(set, now, previous);
        var setCase = new SetCase(snapshot, settled, source, slots, outlook, rollout, service, dueSince, refusal, unobservedSince, options, now);
        var judgement = VerdictJudge.Judge(setCase);
        var inspection = new SetInspection
        {
            Set = settled,
            Verdict = judgement.Verdict,
            Reason = judgement.Reason,
            Since = judgement.Since,
            Sentence = ControllerSentence.Of(setCase),
            Outlook = outlook,
            DueSince = dueSince,
            DueNotBefore = dueNotBefore,
            UnobservedSince = unobservedSince,
            Slots = slots,
            Rollout = rollout,
            Service = service,
            Budgets = snapshot.BudgetsByNamespace.Of(set.Namespace)
                .Where(budget => budget.Selector?.Matches(set.TemplateLabels) == true)
                .ToValueList(),
            Revisions = revisions,
            Unreadable = Kinds.Where(kind => snapshot.SourceOf(kind, set.Namespace)?.State is SourceState.Forbidden or SourceState.Failed).ToValueList(),
            ReasonsWanted = ReasonsWanted.Of(setCase),
            LookAgainAt = NextLook.At(setCase),
            Counts = SetCounter.Count(snapshot, settled, slots),
        };
        return inspection with { Findings = RuleCatalog.Check(new RuleSubject(snapshot, inspection, now, options)) };

        ControllerOutlook Next(PodsByOrdinal all) => ControllerModel.Next(settled, all, name => snapshot.Claims.Find(set.Namespace, name), now);
    }

    /// <summary>A recreated set of the same name starts afresh, and so does a different step.</summary>
    private static DateTimeOffset? DueSince(StatefulSetFact set, ControllerOutlook outlook, DateTimeOffset now, SetInspection? previous) =>
        outlook.Next[0].Action is ControllerAction.None or ControllerAction.Wait ? null
        : IsSameStep(set, outlook, previous) ? previous!.DueSince ?? now
        : now;

    private static bool IsSameStep(StatefulSetFact set, ControllerOutlook outlook, SetInspection? previous) =>
        previous?.Set.Uid == set.Uid && previous.Outlook.Next == outlook.Next;

    /// <summary>
    /// A step that is due when we first look may have failed for long: its event is no older than the set, nor, where one
    /// pod is made after the other, than the pods that are there.
    /// </summary>
    private static DateTimeOffset? DueNotBefore(
        StatefulSetFact set, ValueList<Slot> slots, ControllerOutlook outlook, DateTimeOffset? dueSince, InspectionOptions options, SetInspection? previous)
    {
        if (dueSince is not { } due)
        {
            return null;
        }
        if (IsSameStep(set, outlook, previous) && previous!.DueNotBefore is { } known)
        {
            return known;
        }
        var isFound = previous is null || previous.Outlook.Next[0].Rule == ControllerRule.PodsUnknown;
        return !isFound ? due.Minus(options.EventMargin)
            : set.IsMonotonic ? slots.Where(slot => slot is { InRange: true, Pod: not null }).Select(slot => slot.Pod!.CreatedAt).Append(set.CreatedAt).Max()
            : set.CreatedAt;
    }

    /// <summary>The API does not say when a spec was written, only that the controller has not read it.</summary>
    private static DateTimeOffset? UnobservedSince(StatefulSetFact set, DateTimeOffset now, SetInspection? previous) =>
        set.Status.ObservedGeneration >= set.Generation ? null
        : previous?.Set.Uid == set.Uid ? previous.UnobservedSince ?? now
        : now;
}
