using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>How long an answer stands before it is asked for again, and whether it says anything new.</summary>
internal sealed class ReaskPolicy(NameProberOptions options, Random random)
{
    /// <summary>A cache's countdown gives the same end each time but for rounding and the way there.</summary>
    private static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(2);

    /// <param name="failures">Answers in a row, this one included, that were not the expected one.</param>
    public DateTimeOffset DueAfter(NameAnswer answer, int failures, DateTimeOffset now)
    {
        var ttl = answer.TtlSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.DefaultTtl;
        if (failures == 0)
        {
            var wait = Longer(ttl, options.ShortestInterval);
            // Up to a tenth later than the TTL's end: names first asked together do not all stay together. But in company, which
            // may take another tenth: a question that wakes the process for itself alone costs several times as much as one of many.
            return RoundUp(now + (wait * (1 + (0.1 * random.NextDouble()))), Shorter(options.Company, wait / 10));
        }
        var recheck = options.RecheckInterval * Math.Pow(2, Math.Min(failures - 1, 16));
        return now + Longer(Shorter(recheck, ttl), options.ShortestInterval);
    }

    /// <summary>The same answer again is news only after a while; of a wrong one it also matters how long it can last.</summary>
    public bool IsNews(NameAnswer? before, NameAnswer answer, bool correct) =>
        before is null
        || before.Rcode != answer.Rcode
        || before.Error != answer.Error
        || before.Answers != answer.Answers
        || answer.AskedAt - before.AskedAt >= options.RefreshAge
        || (!correct && (answer.CanLastUntil - before.CanLastUntil)?.Duration() > SameEnd);

    private static DateTimeOffset RoundUp(DateTimeOffset instant, TimeSpan grid) =>
        grid > TimeSpan.Zero ? instant.AddTicks((grid.Ticks - (instant.UtcTicks % grid.Ticks)) % grid.Ticks) : instant;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
