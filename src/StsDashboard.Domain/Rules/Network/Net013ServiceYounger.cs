using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net013ServiceYounger() : Rule(
    RuleId,
    "Governing Service made after the pods",
    Severity.Info,
    "The governing Service is younger than pods of the set: they started while their names could not exist. A program that looks itself or its peers up once, at start, may have given up or may remember that there was no such name.",
    "Nothing to do when the pods work. Otherwise restart them, and create the Service before the set next time.")
{
    public const string RuleId = "NET013";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Inspection.Service.Service is not { } service || service.CreatedAt <= subject.Set.CreatedAt)
        {
            yield break;
        }
        var older = subject.InRange
            .Where(slot => slot.Pod is { IsTerminating: false, IsFinished: false, StartedAt: { } startedAt } && startedAt < service.CreatedAt)
            .Select(slot => slot.Pod!.Name)
            .ToList();
        if (older.Count > 0)
        {
            yield return Found(
                subject,
                ObjectReference.To(service),
                $"The governing Service {service.Name} was created after {(older is [var only] ? only : $"{older.Count} of the pods")} started",
                [$"Service created {Evidence.At(service.CreatedAt)}", $"set created {Evidence.At(subject.Set.CreatedAt)}", $"started before: {Evidence.Some(older)}"],
                KubectlCommand.In(subject.Set.Namespace, "rollout", "restart", "statefulset", subject.Set.Name));
        }
    }
}
