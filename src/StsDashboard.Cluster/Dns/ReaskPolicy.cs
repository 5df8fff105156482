using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>How long an answer stands before it is asked for again, and whether it says anything new.</summary>
internal sealed class ReaskPolicy(NameProberOptions options, Random random)
{
    /// <summary>A cache's countdown gives the same end each time but for rounding and the way there.</summary>
    private static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(2);

    /// <param name="failures">Answers in a row, this one included, that were not the expected one.</param>
    public TimeSpan WaitAfter(NameAnswer answer, int failures)
    {
        var ttl = answer.TtlSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.DefaultTtl;
        if (failures == 0)
        {
            // Up to a tenth later than the TTL's end: names first asked together do not stay together.
            return Longer(ttl, options.ShortestInterval) * (1 + (0.1 * random.NextDouble()));
        }
        var recheck = options.RecheckInterval * Math.Pow(2, Math.Min(failures - 1, 16));
        return Longer(recheck < ttl ? recheck : ttl, options.ShortestInterval);
    }

    /// <summary>The same answer again is news only after a while; of a wrong one it also matters how long it can last.</summary>
    public bool IsNews(NameAnswer? before, NameAnswer answer, bool correct) =>
        before is null
        || before.Rcode != answer.Rcode
        || before.Error != answer.Error
        || before.Answers != answer.Answers
        || answer.AskedAt - before.AskedAt >= options.RefreshAge
        || (!correct && (answer.CanLastUntil - before.CanLastUntil)?.Duration() > SameEnd);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
