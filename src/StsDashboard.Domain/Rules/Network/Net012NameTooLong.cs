using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net012NameTooLong() : Rule(
    RuleId,
    "Name does not fit a DNS label",
    Severity.Error,
    "A pod's name becomes its hostname, one DNS label: at most 63 characters and no dots (RFC 1123). The revision's name becomes a label value of at most 63 characters too, which leaves about 52 for the set's name. Pods that do not fit are refused by the API.",
    "Recreate the set under a shorter name; a name cannot be changed. Claims of the old name have to be carried over by hand.")
{
    public const string RuleId = "NET012";

    /// <summary>Label values end there as well (validation.LabelValueMaxLength, apimachinery/pkg/util/validation).</summary>
    private const int LongestLabelValue = 63;

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var check in subject.Inspection.Service.Checks)
        {
            if (check is { Id: RuleId, Ok: false })
            {
                return [FoundOnSet(subject, check.Text)];
            }
        }
        return subject.Set.Status.UpdateRevision is { Length: > LongestLabelValue } revision
            ? [FoundOnSet(subject, $"The revision name {revision} does not fit a label: {revision.Length} of {LongestLabelValue} characters")]
            : [];
    }
}
