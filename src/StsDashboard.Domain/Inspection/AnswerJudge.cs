using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>
/// Holds the answers of all servers against what a name should give. The worst server decides, because its clients are the
/// ones that fail; a server that does not answer decides only when no other did, for its own source says that it is away.
/// </summary>
internal static class AnswerJudge
{
    /// <summary>
    /// An old answer asked later than this after a change is no cache's doing, unless a longer TTL was seen: the Corefile of
    /// kubeadm has <c>ttl 30</c> and <c>cache 30</c>, NodeLocal DNSCache caches 30 s.
    /// </summary>
    public static readonly TimeSpan UsualCacheLife = TimeSpan.FromSeconds(30);

    private const string AsItShould = "DNS answers as it should.";

    /// <param name="snapshot">What is known.</param>
    /// <param name="expected">The name and what it should give.</param>
    /// <param name="changedBy">When the present answer became right at the latest, as far as the objects tell; null when they do not.</param>
    public static AnswerVerdict Judge(ClusterSnapshot snapshot, ExpectedName expected, DateTimeOffset? changedBy)
    {
        if (snapshot.Names.Find(expected.Fqdn) is not { } name)
        {
            var why = snapshot.Sources.Keys.Any(source => source.Kind == SourceKind.Dns)
                ? "Not asked yet: the name has only now come to exist."
                : "Not asked: no DNS server is configured.";
            return NotAsked([], null, why) with { Fqdn = expected.Fqdn };
        }
        if (name.Answers is [var answered] && expected.Types is [var type] && answered.Type == type && NameFaults.WhyNoAnswer(answered) is null && IsRight(answered, expected))
        {
            // One server, one type of record, and right: so are nearly all names nearly always, and there are thousands.
            return Whole(new AnswerVerdict(NameResult.Resolves, name.Answers, answered, null, AsItShould), new ServerTally([answered.Server], 1, 1));
        }
        var changedAt = changedBy < name.FirstExpectedAt ? changedBy.Value : name.FirstExpectedAt;
        var cachesEndBy = changedAt.Plus(CacheLife(name));
        // Whoever asks hears of a change a moment after us: until then the answers are about the time before it.
        var expectedSince = name.AskedFor is { } askedFor && askedFor != expected.Answers ? DateTimeOffset.MaxValue : name.FirstExpectedAt;
        var judged = new List<JudgedAnswer>(name.Answers.Count);
        foreach (var answer in name.Answers)
        {
            if (!answer.Answers.IsEmpty || expected.Types.Contains(answer.Type))
            {
                judged.Add(new(answer, Judge(answer, expected, expectedSince, cachesEndBy)));
            }
        }
        var verdict = Worst(name, expected, judged, cachesEndBy) ?? Unanswered(name, expected, judged) ?? Agreement(name, judged);
        return Whole(verdict, Tally(judged, verdict.Result));

        AnswerVerdict Whole(AnswerVerdict verdict, ServerTally servers) =>
            verdict with { Fqdn = name.Fqdn, ExpectedSince = name.FirstExpectedAt, Servers = servers };
    }

    /// <summary>A server gives the result when one of its answers does, and is right when all of them are.</summary>
    private static ServerTally Tally(List<JudgedAnswer> judged, NameResult result)
    {
        if (judged is [var only])
        {
            return new ServerTally(only.Result == result ? [only.Answer.Server] : [], only.Result == NameResult.Resolves ? 1 : 0, 1);
        }
        var servers = judged.GroupBy(one => one.Answer.Server, StringComparer.Ordinal).ToList();
        return new ServerTally(
            servers.Where(server => server.Any(one => one.Result == result)).Select(server => server.Key).ToValueList(),
            servers.Count(server => server.All(one => one.Result == NameResult.Resolves)),
            servers.Count);
    }

    private static TimeSpan CacheLife(NameFact name)
    {
        var longest = 0;
        foreach (var answer in name.Answers)
        {
            longest = Math.Max(longest, answer.TtlSeconds ?? 0);
        }
        var seen = TimeSpan.FromSeconds(longest);
        return seen > UsualCacheLife ? seen : UsualCacheLife;
    }

    private static NameResult Judge(NameAnswer answer, ExpectedName expected, DateTimeOffset expectedSince, DateTimeOffset cachesEndBy)
    {
        if (NameFaults.WhyNoAnswer(answer) is not null)
        {
            return NameResult.Unreachable;
        }
        if (IsRight(answer, expected))
        {
            return NameResult.Resolves;
        }
        if (answer.AskedAt < expectedSince)
        {
            return NameResult.NotAsked;
        }
        return answer.Answers.IsEmpty ? NameResult.Missing
            : answer.AskedAt <= cachesEndBy ? NameResult.Stale
            : NameResult.Wrong;
    }

    private static bool IsRight(NameAnswer answer, ExpectedName expected)
    {
        var wanted = AnswerDifference.ExpectedFor(answer.Type, expected);
        return answer.Answers == wanted || Given(answer) == wanted;
    }

    private static AnswerVerdict? Worst(NameFact name, ExpectedName expected, List<JudgedAnswer> judged, DateTimeOffset cachesEndBy)
    {
        if (!judged.Exists(static one => one.Result is NameResult.Wrong or NameResult.Missing or NameResult.Stale))
        {
            return null;
        }
        var result = new[] { NameResult.Wrong, NameResult.Missing, NameResult.Stale }.First(bad => judged.Exists(one => one.Result == bad));
        var telling = judged.First(one => one.Result == result).Answer;
        var where = Where(judged, result);
        var cached = telling.AskedAt <= cachesEndBy;
        var explanation = result switch
        {
            NameResult.Missing when cached => $"{NoSuch(telling)}{where}: cached from before the name came to exist.",
            NameResult.Missing => $"{NoSuch(telling)}{where}, although the API says that the name exists.",
            NameResult.Stale => $"DNS {AnswerDifference.Describe(Given(telling), telling.Type, expected)}{where}: cached from before the change.",
            _ => $"DNS {AnswerDifference.Describe(Given(telling), telling.Type, expected)}{where}.",
        };
        return new AnswerVerdict(result, name.Answers, telling, cached ? telling.CanLastUntil : null, explanation);
    }

    private static AnswerVerdict? Unanswered(NameFact name, ExpectedName expected, List<JudgedAnswer> judged)
    {
        foreach (var type in expected.Types)
        {
            var ofType = judged.FindAll(one => one.Answer.Type == type);
            if (ofType.Count == 0 || ofType.Exists(one => one.Result == NameResult.NotAsked))
            {
                return NotAsked(name.Answers, ofType.Count == 0 ? null : ofType[0].Answer, "Not asked yet since the name or its addresses changed.");
            }
            if (ofType.TrueForAll(one => one.Result == NameResult.Unreachable))
            {
                var telling = ofType[0].Answer;
                var servers = ofType.Count == 1 ? "The server gave no answer" : $"None of {ofType.Count} servers gave an answer";
                return new AnswerVerdict(NameResult.Unreachable, name.Answers, telling, null, $"{servers}: {NameFaults.WhyNoAnswer(telling)}.");
            }
        }
        return null;
    }

    private static AnswerVerdict Agreement(NameFact name, List<JudgedAnswer> judged)
    {
        var explanation = judged.Exists(one => one.Result == NameResult.Unreachable)
            ? $"DNS answers as it should; no answer{Where(judged, NameResult.Unreachable)}."
            : AsItShould;
        return new AnswerVerdict(NameResult.Resolves, name.Answers, judged.First(one => one.Result == NameResult.Resolves).Answer, null, explanation);
    }

    private static AnswerVerdict NotAsked(ValueList<NameAnswer> answers, NameAnswer? telling, string explanation) =>
        new(NameResult.NotAsked, answers, telling, null, explanation);

    private static string NoSuch(NameAnswer answer) =>
        answer.Rcode == "NXDOMAIN" ? "NXDOMAIN" : $"No {answer.Type.ToString().ToUpperInvariant()} record";

    private static string Where(List<JudgedAnswer> judged, NameResult result)
    {
        var all = judged.Select(one => one.Answer.Server).Distinct().Count();
        var affected = judged.Where(one => one.Result == result).Select(one => one.Answer.Server).Distinct().Count();
        return all == 1 ? "" : $" on {affected} of {all} servers";
    }

    private static ValueList<string> Given(NameAnswer answer) =>
        answer.Type == NameRecordType.Srv
            ? answer.Answers.Select(target => target.ToLowerInvariant()).Order(StringComparer.Ordinal).ToValueList()
            : IpAddresses.Sorted(answer.Answers);

    private readonly record struct JudgedAnswer(NameAnswer Answer, NameResult Result);
}
