using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api.Contracts;

namespace StsDashboard.Web.Api;

/// <summary>Inspections as REST and the hub show them. The only place where one becomes the other.</summary>
public static class SetMapping
{
    public static SetSummary ToSummary(this SetInspection inspection)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        var slots = inspection.Slots.Select(slot => new SlotSummary(slot.Ordinal, slot.State, slot.Updated, slot.Held)).ToArray();
        return Describe<SetSummary, SlotSummary>(inspection, slots) with { Findings = Count(inspection.Findings) };
    }

    public static SetDetail ToDetail(this SetInspection inspection)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        var rollout = inspection.Rollout;
        return Describe<SetDetail, SlotDetail>(inspection, [.. inspection.Slots.Select(slot => slot.ToView())]) with
        {
            Controller = new(
                inspection.Sentence,
                Waiting(inspection),
                [.. inspection.Outlook.Next.Select(step => step.ToView())],
                [.. inspection.Outlook.Then.Select(step => step.ToView())]),
            Rollout = new(rollout.InScope, rollout.UpdatedInScope, rollout.Held, rollout.Order, rollout.Complete, rollout.ForcedRollbackNeeded),
            Service = inspection.Service.ServiceName.Length == 0 ? null : inspection.Service.ToView(),
            Disruption = [.. inspection.Budgets.Select(budget => budget.ToView())],
            Findings = [.. inspection.Findings.Select(finding => finding.ToView())],
        };
    }

    private static T Describe<T, TSlot>(SetInspection inspection, IReadOnlyList<TSlot> slots)
        where T : SetDescription<TSlot>, new()
    {
        var set = inspection.Set;
        var counts = inspection.Counts;
        return new T
        {
            Namespace = set.Namespace,
            Name = set.Name,
            Uid = set.Uid,
            Verdict = inspection.Verdict,
            Reason = inspection.Reason,
            Since = inspection.Since,
            WaitingFor = Waiting(inspection),
            Replicas = set.Replicas,
            Ready = counts.Ready,
            Available = counts.Available,
            Updated = counts.Updated,
            StartOrdinal = set.StartOrdinal,
            Partition = set.UpdateStrategy == "RollingUpdate" ? set.Partition ?? 0 : null,
            UpdateStrategy = set.UpdateStrategy,
            PodManagementPolicy = set.PodManagementPolicy,
            ServiceName = set.ServiceName,
            CurrentRevision = set.Status.CurrentRevision,
            UpdateRevision = set.Status.UpdateRevision,
            Slots = slots,
            Names = new(counts.NamesExpected, counts.NamesResolving, counts.NamesWrong, counts.NamesNotExpected),
            Claims = new(counts.ClaimsExpected, counts.ClaimsBound, counts.ClaimsOrphaned, counts.ClaimsOrphanedBytes),
            CreatedAt = set.CreatedAt,
        };
    }

    private static WaitingFor? Waiting(SetInspection inspection)
    {
        if (inspection.Outlook.WaitingFor is not { } wait)
        {
            return null;
        }
        var slot = inspection.Slots.FirstOrDefault(slot => slot.Ordinal == wait.Ordinal);
        return new(wait.Ordinal, wait.Rule, slot?.Pod?.Reason ?? "");
    }

    private static FindingCounts Count(ValueList<Finding> findings) => new(
        findings.Count(finding => finding.Severity == Severity.Error),
        findings.Count(finding => finding.Severity == Severity.Warning),
        findings.Count(finding => finding.Severity == Severity.Info));
}
