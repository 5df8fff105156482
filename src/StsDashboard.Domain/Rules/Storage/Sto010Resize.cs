using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto010Resize() : Rule(
    RuleId,
    "Claim's resize pending or failed",
    Severity.Warning,
    "The claim asks for more than its volume has. Growing has two steps: the volume, then the file system on it, which some drivers only do when the volume is mounted anew.",
    "A file system that waits grows with the pod's next restart. A failed resize: the claim's events say why. Where the class does not allow expansion, data has to move to a larger claim.")
{
    public const string RuleId = "STO010";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var used in subject.UsedClaims)
        {
            if (used.Claim is { Phase: "Bound", IsTerminating: false } && ClaimResize.Of(subject.Snapshot, used.Claim) is { } resize)
            {
                yield return Found(
                    subject,
                    ObjectReference.To(used.Claim),
                    $"Claim {used.Claim.Name} {Words(resize.State)}",
                    [resize.Text.TrimEnd('.'), $"has {used.Claim.Capacity}, asks for {used.Claim.Requested}"],
                    KubectlCommand.Describe("pvc", used.Claim.Key),
                    used.Ordinal,
                    resize.State is ResizeState.Failed or ResizeState.NotAllowed ? Severity.Warning : Severity.Info);
            }
        }
    }

    private static string Words(ResizeState state) => state switch
    {
        ResizeState.Failed => "could not be resized",
        ResizeState.NotAllowed => "cannot be resized",
        ResizeState.FileSystemPending => "waits for its file system to grow",
        ResizeState.UnderWay => "is being resized",
        _ => "is to be resized",
    };
}
