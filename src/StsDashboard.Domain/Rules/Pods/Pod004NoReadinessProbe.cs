using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod004NoReadinessProbe() : Rule(
    RuleId,
    "No readiness probe",
    Severity.Info,
    "Without a readiness probe a pod counts as ready as soon as its containers run. OrderedReady and rolling updates then go on to the next ordinal before this one can serve, and its name resolves before it answers.",
    "Add a readiness probe that says when the member has joined and can serve.")
{
    public const string RuleId = "POD004";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var containers = subject.Set.Containers;
        if (!containers.IsEmpty && !containers.Any(container => container.HasReadinessProbe))
        {
            var names = Evidence.Some([.. containers.Select(container => container.Name)]);
            yield return FoundOnSet(subject, "No container of the pod template has a readiness probe", [$"{(containers.Count == 1 ? "container" : "containers")} {names}"]);
        }
    }
}
