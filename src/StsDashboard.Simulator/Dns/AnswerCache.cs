using System.Collections.Concurrent;
using ARSoft.Tools.Net;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>
/// Gives answers again until their TTL is over, negative ones as well, as CoreDNS's cache plugin and NodeLocal DNSCache
/// do. This is what makes a name that was asked for too early stay away after the pod is ready.
/// </summary>
/// <param name="maximumSeconds">Longest time to keep anything, whatever its TTL.</param>
internal sealed class AnswerCache(IAnswerSource source, int maximumSeconds, TimeProvider time) : IAnswerSource
{
    /// <summary>As many as CoreDNS's cache holds by default.</summary>
    private const int Capacity = 9984;

    private readonly ConcurrentDictionary<(DomainName Name, RecordType Type), Entry> _entries = new();

    public Answer Resolve(DomainName name, RecordType type)
    {
        var now = time.GetUtcNow();
        if (_entries.TryGetValue((name, type), out var entry) && now < entry.Until)
            return entry.Answer.Aged((int)(now - entry.Since).TotalSeconds);

        var answer = source.Resolve(name, type);
        if (answer.CacheableSeconds is { } seconds and > 0)
        {
            if (_entries.Count >= Capacity)
                Forget(now);
            _entries[(name, type)] = new Entry(answer, now, now.AddSeconds(Math.Min(seconds, maximumSeconds)));
        }

        return answer;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var expired in _entries.Where(entry => entry.Value.Until <= now))
            _entries.TryRemove(expired);
        if (_entries.Count >= Capacity)
            _entries.Clear();
    }

    private sealed record Entry(Answer Answer, DateTimeOffset Since, DateTimeOffset Until);
}
