using StsDashboard.Domain.Facts;

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

    public static Judgement? JudgeNamesAndClaims(SetCase c) => LostClaim(c) ?? LostSharedClaim(c) ?? MissingService(c) ?? WrongName(c) ?? UnselectedPods(c);

    private static Judgement? LostClaim(SetCase c)
    {
        foreach (var slot in c.InRange)
        {
            foreach (var claimSlot in slot.Claims)
            {
                if (claimSlot.Claim is { } claim && Lost(claim, slot.Pod?.ReadyChangedAt) is { } judgement)
                {
                    return judgement;
                }
            }
        }
        return null;
    }

    private static Judgement? LostSharedClaim(SetCase c) =>
        c.Set.SharedClaims
            .Select(name => c.Snapshot.Claims.Find(c.Set.Namespace, name))
            .Select(claim => claim is null ? null : Lost(claim, null))
            .FirstOrDefault(judgement => judgement is not null);

    private static Judgement? Lost(ClaimFact claim, DateTimeOffset? mountedSince) => claim switch
    {
        { Phase: "Lost" } => new(Verdict.Degraded, $"Claim {claim.Name} has lost its volume", mountedSince ?? claim.CreatedAt),
        { DeletionTimestamp: { } since } => new(Verdict.Degraded, $"Claim {claim.Name} is being deleted; only its pod still holds it", since),
        _ => null,
    };

    private static Judgement? MissingService(SetCase c) =>
        c.Service is { Exists: false, ServiceName.Length: > 0 } service
            ? new(Verdict.Degraded, $"Governing Service {service.ServiceName} does not exist: no names", c.Set.CreatedAt)
            : null;

    /// <summary>Matters where slices may not be read; else the missing names say more.</summary>
    private static Judgement? UnselectedPods(SetCase c) =>
        c.Service is { SelectsPods: false, Service: { Type: not "ExternalName", Selector.Count: > 0 } service }
            ? new(Verdict.Degraded, $"Governing Service {service.Name} does not select the pods: no names", service.CreatedAt)
            : null;

    private static Judgement? WrongName(SetCase c)
    {
        var wrong = c.InRange.Where(slot => NameFaults.IsWrong(slot.Name) && !c.NameMayYetCome(slot)).ToList();
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
