using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Rules.Network;

namespace StsDashboard.Domain.Inspection;

/// <summary>Says of each name of a set what is wrong with it, by which rule and why.</summary>
public static class NameJudge
{
    private static readonly string[] WhyNotPublished = [Net002ServiceMissing.RuleId, Net004SelectorMismatch.RuleId, Net006OtherSubdomain.RuleId];

    /// <summary>The pods' names by ordinal, then the governing Service's own and those of its ports.</summary>
    public static IEnumerable<NameJudgement> Judge(SetInspection set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Slots.Where(slot => NameTotals.Counts(slot)).Select(slot => OfPod(set, slot))
            .Concat(set.Service.Ports.Prepend(set.Service.Name).Where(name => name.Fqdn.Length > 0).Select(name => OfService(set, name)));
    }

    private static NameJudgement OfPod(SetInspection set, Slot slot)
    {
        var odd = OddOf(slot.Name);
        return new NameJudgement(
            set.Key,
            slot.Ordinal,
            slot.Name,
            odd,
            RuleOf(set, slot.Ordinal, slot.Name),
            CauseOf(set, slot.Ordinal, slot.Name, odd),
            slot.Pod is { IsReady: true } ready ? ready.ReadyChangedAt : null,
            slot.Pod is { IsReady: true } ? 1 : 0,
            slot.Pod is null ? 0 : 1);
    }

    private static NameJudgement OfService(SetInspection set, NameComparison name)
    {
        var odd = OddOf(name);
        var pods = set.Slots.Where(slot => slot.Pod is not null).ToList();
        return new NameJudgement(
            set.Key, null, name, odd, RuleOf(set, null, name), CauseOf(set, null, name, odd), null, pods.Count(slot => slot.Pod!.IsReady), pods.Count);
    }

    private static bool IsFault(NameComparison name) => NameFaults.IsWrong(name) || name.Result == NameResult.Unreachable;

    /// <summary>An answer that says what the slices say is not to blame, nor one that nobody was asked for.</summary>
    private static OddOneOut OddOf(NameComparison name) =>
        !IsFault(name) ? OddOneOut.None
        : name.Telling is not { } telling ? OddOneOut.EndpointSlice
        : name.Result == NameResult.Stale && telling.Type != NameRecordType.Srv && IpAddresses.Sorted(telling.Answers) == name.SliceIps && name.SliceIps != name.PodIps
            ? OddOneOut.EndpointSlice
        : OddOneOut.Answer;

    private static string RuleOf(SetInspection set, int? ordinal, NameComparison name) => name.Result switch
    {
        _ when !IsFault(name) => "",
        NameResult.Unreachable => Net011ServerAway.RuleId,
        _ when ordinal is null => Net009ServiceAnswer.RuleId,
        NameResult.Missing => WhyNotPublished.FirstOrDefault(id => name.Telling is null && HasFinding(set, id, ordinal), Net007NameMissing.RuleId),
        _ => Net008WrongAddress.RuleId,
    };

    private static bool HasFinding(SetInspection set, string id, int? ordinal) =>
        set.Findings.Any(finding => finding.Id == id && (finding.Ordinal is null || finding.Ordinal == ordinal));

    private static string CauseOf(SetInspection set, int? ordinal, NameComparison name, OddOneOut odd)
    {
        if (odd != OddOneOut.Answer || name.Result == NameResult.Unreachable)
        {
            return name.Explanation.TrimEnd('.');
        }
        var cached = name.CanLastUntil is not null;
        return name.Result switch
        {
            NameResult.Missing when cached => "Cached: “no such name”, from before it came to exist",
            NameResult.Missing => "The API publishes it; this server does not know it",
            _ when ordinal is not null && cached => "Cached: an address from before the last change",
            _ when ordinal is not null => "No cache explains it: one would have forgotten by now",
            _ => $"{(cached ? "Cached: " : "")}{ServiceDifference(set, name) ?? name.Explanation.TrimEnd('.')}",
        };
    }

    /// <summary>Names the pods, where only addresses differ; null where that says nothing.</summary>
    private static string? ServiceDifference(SetInspection set, NameComparison name)
    {
        if (set.Service.Service is not { IsHeadless: true } || name.Telling is not { Type: not NameRecordType.Srv } telling)
        {
            return null;
        }
        var extra = telling.Answers.Except(name.SliceIps).Select(address => (Says: "still holds", Address: address)).ToList();
        var lacking = name.SliceIps.Where(address => IpAddresses.RecordType(address) == telling.Type).Except(telling.Answers).Select(address => (Says: "lacks", Address: address));
        return extra.Concat(lacking).ToList() is [var only] ? $"{only.Says} {Whose(set, only.Address)}" : null;
    }

    private static string Whose(SetInspection set, string address) =>
        set.Slots.FirstOrDefault(slot => slot.Pod is { } pod && pod.Ips.Contains(address))?.Pod is not { } pod ? address
        : pod.IsReady ? pod.Name
        : $"{pod.Name}, now not ready";
}
