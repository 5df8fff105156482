using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto001ClaimPending() : Rule(
    RuleId,
    "Claim pending",
    Severity.Error,
    "A claim has no volume yet, and a pod does not start before all its claims are bound. Some causes end by themselves (a volume that is being made, a class that waits for the pod to be scheduled); others wait for somebody: a class that does not exist, no default class, a volume that has to be made by hand.",
    "Make what is missing: the storage class, a default class, or the volume. When the provisioner should be at work, the claim's events and the provisioner's log say why it is not.")
{
    public const string RuleId = "STO001";

    public override IEnumerable<Finding> Check(RuleSubject subject) =>
        from used in UsedClaim.WithShared(subject)
        where used.Claim is { Phase: "Pending", IsTerminating: false }
        let pending = PendingClaim.Of(subject.Snapshot, used.Claim, used.Pod)
        select Found(
            subject,
            ObjectReference.To(used.Claim),
            $"Claim {used.Claim.Name} has no volume",
            [
                pending.Text.TrimEnd('.'),
                $"asks for {used.Claim.Requested}, {string.Join('+', (IEnumerable<string>)used.Claim.AccessModes)}",
                $"pending {Evidence.Since(PendingClaim.Since(used.Claim, used.Pod))}",
            ],
            pending.Cause == PendingCause.ClassMissing ? KubectlCommand.In("", "get", "storageclass") : KubectlCommand.Describe("pvc", used.Claim.Key),
            used.Ordinal,
            SeverityOf(subject, used, pending));

    private static Severity SeverityOf(RuleSubject subject, UsedClaim used, PendingClaim pending) =>
        pending.NeedsSomebody ? Severity.Error
        : IsOverdue(subject, used, pending) ? Severity.Warning
        : Severity.Info;

    /// <summary>Only an ordinal's claim can be: no schedule looks again for the sake of a shared one.</summary>
    private static bool IsOverdue(RuleSubject subject, UsedClaim used, PendingClaim pending) =>
        pending.Cause is PendingCause.Provisioning or PendingCause.Binding or PendingCause.DefaultToCome
        && used.Ordinal is not null
        && subject.Now >= PendingClaim.Since(used.Claim, used.Pod).Plus(subject.Options.ClaimPendingAfter);
}
