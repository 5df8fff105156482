using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>
/// Whether a server gives answers out of a cache, as far as TTLs show it. An answer from the zone has the zone's TTL each
/// time; one from a cache has what is left of it (RFC 1035, section 7.3; RFC 2308, section 5 for negative ones).
/// </summary>
internal sealed class CacheSigns
{
    /// <summary>Shorter than this between two answers, rounding decides whether a TTL has gone down.</summary>
    private static readonly TimeSpan Telling = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private int? _longest;
    private int? _longestNegative;
    private bool _counted;
    private bool _fresh;

    /// <summary>The longest TTL seen of a server that caches; zero when it was seen not to; null when nothing shows either.</summary>
    public TimeSpan? CachesUpTo
    {
        get
        {
            lock (_lock)
            {
                return _counted ? TimeSpan.FromSeconds(Math.Max(_longest ?? 0, _longestNegative ?? 0)) : _fresh ? TimeSpan.Zero : null;
            }
        }
    }

    /// <summary>Of the answers that there is no such name, or nothing of that type; null when there was none.</summary>
    public TimeSpan? LongestNegativeTtl
    {
        get
        {
            lock (_lock)
            {
                return _longestNegative is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            }
        }
    }

    public void Take(NameAnswer answer)
    {
        if (answer is not { Error: null, TtlSeconds: > 0 and { } seconds, Rcode: "NOERROR" or "NXDOMAIN" })
        {
            return;
        }
        lock (_lock)
        {
            if (answer.Answers.IsEmpty)
            {
                _longestNegative = Math.Max(_longestNegative ?? 0, seconds);
            }
            else
            {
                _longest = Math.Max(_longest ?? 0, seconds);
            }
        }
    }

    /// <summary>Of one question to one server: only while the first answer could still be in a cache does the second say anything.</summary>
    public void Compare(NameAnswer before, NameAnswer answer)
    {
        if (before.TtlSeconds is not { } first
            || answer is not { Error: null, TtlSeconds: { } second }
            || before.Answers.IsEmpty != answer.Answers.IsEmpty
            || answer.AskedAt - before.AskedAt < Telling
            || answer.AskedAt >= before.CanLastUntil - Telling)
        {
            return;
        }
        lock (_lock)
        {
            if (second < first)
            {
                _counted = true;
            }
            else
            {
                _fresh = true;
            }
        }
    }
}
