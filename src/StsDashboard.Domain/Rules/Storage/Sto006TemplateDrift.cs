using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto006TemplateDrift() : Rule(
    RuleId,
    "Claim differs from its template",
    Severity.Warning,
    "Claim templates cannot be changed, but claims can be resized one by one, and a set can be recreated with other templates over old claims. The set never mends the difference: the next new ordinal gets a claim as the template says, unlike its siblings.",
    "Bring the claims into line, or recreate the set with a template that says what is there (kubectl delete statefulset --cascade=orphan keeps the pods and claims). A class or access mode of an existing claim cannot be changed; its data has to move.")
{
    public const string RuleId = "STO006";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var (slot, claim) in subject.Claims)
        {
            if (slot.InRange && claim is { Drift.IsEmpty: false, Claim: { } existing })
            {
                yield return Found(
                    subject,
                    ObjectReference.To(existing),
                    $"Claim {claim.Name} differs from template {claim.Template}",
                    claim.Drift,
                    Grow(subject, claim, existing),
                    slot.Ordinal);
            }
        }
    }

    /// <summary>A claim can grow where its class allows it, and never shrink.</summary>
    private static string Grow(RuleSubject subject, ClaimSlot slot, ClaimFact claim)
    {
        var template = subject.Set.ClaimTemplates.First(template => template.Name == slot.Template);
        return claim.Phase == "Bound"
            && claim.Requested.Bytes < template.Requested.Bytes
            && subject.Snapshot.StorageClasses.Find("", claim.StorageClass ?? "") is { AllowsExpansion: true }
                ? KubectlCommand.In(
                    claim.Namespace, "patch", "pvc", claim.Name, "-p", $$$$$"""{"spec":{"resources":{"requests":{"storage":"{{{{{template.Requested}}}}}"}}}}""")
                : "";
    }
}
