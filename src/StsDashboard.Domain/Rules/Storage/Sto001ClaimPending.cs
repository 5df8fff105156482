using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules.Rollout;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto001ClaimPending() : Rule(
    RuleId,
    "Claim pending",
    Severity.Error,
    "A claim has no volume yet, and a pod does not start before all its claims are bound. Some causes end by themselves (a volume that is being made, a class that waits for the pod to be scheduled); others wait for somebody: a class that does not exist, no default class, a volume that has to be made by hand, a provisioner that fails or does not run. A claim that a quota refuses does not even come to exist.",
    "Make what is missing: the storage class, a default class, or the volume. When the provisioner should be at work, the claim's events and the provisioner's log say why it is not.")
{
    public const string RuleId = "STO001";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var used in subject.UsedClaims)
        {
            if (used.Claim is { Phase: "Pending", IsTerminating: false })
            {
                yield return Pending(subject, used, PendingClaim.Of(subject.Snapshot, used.Claim, used.Pod));
            }
        }
        if (subject.Refusal is { Claim.Length: > 0 } refusal)
        {
            yield return Refused(subject, refusal);
        }
    }

    private Finding Pending(RuleSubject subject, UsedClaim used, PendingClaim pending) => Found(
        subject,
        ObjectReference.To(used.Claim),
        $"Claim {used.Claim.Name} has no volume",
        [
            pending.Text.TrimEnd('.'),
            $"asks for {used.Claim.Requested}, {string.Join('+', (IEnumerable<string>)used.Claim.AccessModes)}",
            $"pending {Evidence.Since(PendingClaim.Since(used.Claim, used.Pod))}",
            .. Evidence.Told(pending.Told),
            .. pending.Cause == PendingCause.Provisioning && ToldOf.WhyUnknown(subject.Snapshot, used.Claim) is { } unknown ? [unknown] : Array.Empty<string>(),
        ],
        pending.Cause is PendingCause.ClassMissing or PendingCause.NoDefault
            ? KubectlCommand.In("", "get", "storageclass")
            : KubectlCommand.Describe("pvc", used.Claim.Key),
        used.Ordinal,
        SeverityOf(subject, used, pending),
        AdviceOn(pending.Cause));

    /// <summary>A quota or another rule of admission refuses the claim, so that it does not even exist.</summary>
    private Finding Refused(RuleSubject subject, CreationRefusal refusal) => Found(
        subject,
        new ObjectReference("PersistentVolumeClaim", subject.Set.Namespace, refusal.Claim),
        $"Claim {refusal.Claim} cannot be created",
        [refusal.Text, .. Evidence.Told(refusal.Event)],
        RefusalAdvice.Command(subject.Set, refusal),
        refusal.Ordinal,
        Severity.Error,
        RefusalAdvice.Advice(refusal));

    /// <summary>Null: the rule's own.</summary>
    private static string? AdviceOn(PendingCause cause) => cause switch
    {
        PendingCause.ClassMissing => "Create the storage class, or recreate set and claim with a class that exists: the class of a claim cannot be changed.",
        PendingCause.NoDefault => "Mark one storage class as the default: a claim that names none then gets it.",
        PendingCause.NoConsumer => "Nothing to do for the claim: its volume is made once the pod has a node. When the pod finds none, that is the fault to mend.",
        PendingCause.ProvisionerSilent => "When it lasts, see whether the provisioner's pods run and its CSI driver is registered.",
        PendingCause.ProvisioningFailed => "The provisioner's words say what it lacks; it tries again by itself once that is mended.",
        _ => null,
    };

    private static Severity SeverityOf(RuleSubject subject, UsedClaim used, PendingClaim pending) =>
        pending.NeedsSomebody ? Severity.Error
        : IsOverdue(subject, used, pending) ? Severity.Warning
        : Severity.Info;

    /// <summary>Only an ordinal's claim can be: no schedule looks again for the sake of a shared one.</summary>
    private static bool IsOverdue(RuleSubject subject, UsedClaim used, PendingClaim pending) =>
        pending.Cause is PendingCause.Provisioning or PendingCause.ProvisionerSilent or PendingCause.Binding or PendingCause.DefaultToCome
        && used.Ordinal is not null
        && subject.Now >= PendingClaim.Since(used.Claim, used.Pod).Plus(subject.Options.ClaimPendingAfter);
}
