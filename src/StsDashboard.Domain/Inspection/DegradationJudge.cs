namespace StsDashboard.Domain.Inspection;

/// <summary>Degraded: something is wrong that the controller may mend, or does not look at.</summary>
internal static class DegradationJudge
{
    public static Judgement? JudgePods(SetCase c)
    {
        foreach (var slot in c.InRange)
        {
            if (slot.Pod is { } pod && c.Doctor.Examine(pod) is { } trouble)
            {
                var next = pod.IsFinished ? "; next: delete it, create it" : "";
                return new(Verdict.Degraded, $"{pod.Name}: {trouble.Text}{next}", trouble.Since);
            }
        }
        return null;
    }

    public static Judgement? JudgeNamesAndClaims(SetCase c) => LostClaim(c) ?? MissingService(c) ?? WrongName(c);

    private static Judgement? LostClaim(SetCase c)
    {
        foreach (var slot in c.InRange)
        {
            foreach (var claimSlot in slot.Claims)
            {
                switch (claimSlot.Claim)
                {
                    case { Phase: "Lost" } lost:
                        return new(Verdict.Degraded, $"Claim {lost.Name} has lost its volume", slot.Pod?.ReadyChangedAt ?? lost.CreatedAt);
                    case { DeletionTimestamp: { } since } leaving:
                        return new(Verdict.Degraded, $"Claim {leaving.Name} is being deleted; only its pod still holds it", since);
                }
            }
        }
        return null;
    }

    private static Judgement? MissingService(SetCase c) =>
        c.Service is { Exists: false, ServiceName.Length: > 0 } service
            ? new(Verdict.Degraded, $"Governing Service {service.ServiceName} does not exist: no names", c.Set.CreatedAt)
            : null;

    private static Judgement? WrongName(SetCase c)
    {
        var wrong = c.InRange.Where(slot => NameFaults.IsWrong(slot.Name) && !NameFaults.MayYetCome(c, slot)).ToList();
        if (wrong is not [var first, ..])
        {
            return null;
        }
        var what = first.Name.Result switch
        {
            NameResult.Stale => "resolves to an old address",
            NameResult.Wrong => "resolves to a wrong address",
            _ when first.Name.Answers.IsEmpty => $"has no name: {first.Name.Explanation.TrimEnd('.')}",
            _ => "does not resolve",
        };
        var more = wrong.Count == 1 ? "" : $" (and {wrong.Count - 1} more)";
        return new(Verdict.Degraded, $"{first.Pod?.Name ?? first.Name.Fqdn} {what}{more}", c.NameExpectedSince(first));
    }
}
