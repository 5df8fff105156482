using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

internal sealed class Rol008CreationWaits() : Rule(
    RuleId,
    "Creation waits on an earlier ordinal",
    Severity.Info,
    "OrderedReady creates an ordinal only after every one before it is ready and available. This is expected while a set starts.",
    "Nothing to do while the earlier pod starts. When it does not become ready, mend that one: the others follow by themselves.")
{
    public const string RuleId = "ROL008";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var set = subject.Set;
        if (!set.IsMonotonic || subject.Inspection.Outlook.WaitingFor is not { Ordinal: { } awaited } wait)
        {
            return [];
        }
        var waiting = subject.InRange
            .Where(slot => slot.State == SlotState.Missing && slot.Ordinal > awaited)
            .Select(slot => slot.Ordinal)
            .ToList();
        return waiting.Count == 0
            ? []
            :
            [
                FoundOnSet(
                    subject,
                    $"{OrdinalText.Words([.. waiting], capital: true)} {(waiting.Count == 1 ? "is" : "are")} created after {PodIdentity.Name(set.Name, awaited)} {Until(wait.Rule, set.MinReadySeconds)}",
                    [subject.Inspection.Sentence]),
            ];
    }

    private static string Until(ControllerRule rule, int minReadySeconds) => rule switch
    {
        ControllerRule.WaitForAvailable => $"has been ready for {minReadySeconds} s",
        ControllerRule.WaitForTermination => "is gone and back",
        ControllerRule.StaleClaim or ControllerRule.ClaimTerminating => "has got rid of its old claim",
        _ => "is ready",
    };
}
