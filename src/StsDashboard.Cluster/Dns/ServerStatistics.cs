using System.Collections.Concurrent;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>Counts what one DNS server answers and how long it takes. Written by the prober, read by anybody.</summary>
internal sealed class ServerStatistics
{
    /// <summary>Dots on a screen; the quantiles are of many more.</summary>
    private const int MostRecent = 120;

    /// <summary>Errors come in the system's words, of which there may be any number.</summary>
    private const int MostKinds = 12;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ConvergenceWindow = TimeSpan.FromDays(1);

    private readonly string _server;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly RollingHistogram _latency;
    private readonly RollingHistogram _convergence;
    private readonly RollingCount _questions;
    private readonly ConcurrentDictionary<string, long> _results = new();
    private readonly ConcurrentDictionary<string, RollingCount> _failures = new();
    private readonly Lock _recently = new();
    private readonly Queue<TimeSpan> _converged = new(MostRecent);
    private readonly CacheSigns _cache = new();

    public ServerStatistics(string server, TimeProvider time)
    {
        _server = server;
        _time = time;
        _start = time.GetTimestamp();
        _latency = new RollingHistogram(time, Window);
        _convergence = new RollingHistogram(time, ConvergenceWindow);
        _questions = new RollingCount(time, Window);
    }

    public void Count(NameAnswer answer)
    {
        _questions.Add();
        var result = answer.Error is not null ? "NO ANSWER" : answer is { Rcode: "NOERROR", Answers.IsEmpty: true } ? "NODATA" : answer.Rcode;
        _results.AddOrUpdate(result, 1, static (_, count) => count + 1);
        if (answer.Error is null)
        {
            _latency.Add(answer.Latency);
        }
        if (KindOfFailure(answer) is { } kind)
        {
            _failures.GetOrAdd(_failures.Count < MostKinds || _failures.ContainsKey(kind) ? kind : "other errors", _ => new RollingCount(_time, Window)).Add();
        }
        _cache.Take(answer);
    }

    /// <summary>Takes over what two answers to one question say of a cache.</summary>
    public void Compare(NameAnswer before, NameAnswer answer) => _cache.Compare(before, answer);

    /// <summary>A pod's name came to be right on this server.</summary>
    public void CountConverged(TimeSpan duration)
    {
        _convergence.Add(duration);
        lock (_recently)
        {
            if (_converged.Count == MostRecent)
            {
                _converged.Dequeue();
            }
            _converged.Enqueue(duration);
        }
    }

    public DnsServerReport Read() => new(_server, _latency.Read(), _results.ToDictionary())
    {
        LatencyBuckets = _latency.ReadBuckets(),
        QuestionsPerMinute = QuestionsPerMinute(),
        Failures = _failures.Select(kind => (kind.Key, Count: kind.Value.Read())).Where(kind => kind.Count > 0).ToDictionary(kind => kind.Key, kind => kind.Count),
        Convergence = _convergence.Read(),
        RecentConvergences = RecentConvergences(),
        CachesUpTo = _cache.CachesUpTo,
        LongestNegativeTtl = _cache.LongestNegativeTtl,
    };

    /// <summary>Over the window, or since the start while that is shorter.</summary>
    private double QuestionsPerMinute()
    {
        var minutes = Math.Clamp(_time.GetElapsedTime(_start).TotalMinutes, 1, Window.TotalMinutes);
        return _questions.Read() / minutes;
    }

    private static string? KindOfFailure(NameAnswer answer) =>
        answer.Error is { } error
            ? error.StartsWith(DnsNameResolver.NoAnswer, StringComparison.Ordinal) ? "timeout" : error
            : answer.Rcode is "NOERROR" or "NXDOMAIN" ? null : answer.Rcode;

    private List<TimeSpan> RecentConvergences()
    {
        lock (_recently)
        {
            return [.. _converged.Reverse()];
        }
    }
}
