using System.Collections.Concurrent;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>Counts what DNS servers answer and how long it takes. Written by the prober, read by anybody.</summary>
public sealed class DnsStatistics
{
    /// <summary>What a screen lists; the quantiles are of many more.</summary>
    private const int MostRecent = 50;

    private static readonly TimeSpan LatencyWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ConvergenceWindow = TimeSpan.FromDays(1);

    private readonly IReadOnlyList<ServerCounts> _servers;
    private readonly Dictionary<string, ServerCounts> _byServer;
    private readonly RollingHistogram _convergence;
    private readonly Lock _recently = new();
    private readonly Queue<ConvergedName> _converged = new(MostRecent);

    public DnsStatistics(IEnumerable<NameServer> servers, TimeProvider time)
    {
        _servers = [.. servers.Select(server => new ServerCounts(server.ToString(), new RollingHistogram(time, LatencyWindow), new()))];
        _byServer = _servers.ToDictionary(server => server.Server);
        _convergence = new RollingHistogram(time, ConvergenceWindow);
    }

    public DnsReport Read() => new(
        [.. _servers.Select(server => new DnsServerReport(server.Server, server.Latency.Read(), server.Results.ToDictionary()) { LatencyBuckets = server.Latency.ReadBuckets() })],
        _convergence.Read())
    {
        ConvergenceBuckets = _convergence.ReadBuckets(),
        RecentlyConverged = RecentlyConverged(),
    };

    internal void Count(NameAnswer answer)
    {
        var server = _byServer[answer.Server];
        var result = answer.Error is not null ? "NO ANSWER" : answer is { Rcode: "NOERROR", Answers.IsEmpty: true } ? "NODATA" : answer.Rcode;
        server.Results.AddOrUpdate(result, 1, static (_, count) => count + 1);
        if (answer.Error is null)
        {
            server.Latency.Add(answer.Latency);
        }
    }

    internal void Count(ConvergedName name)
    {
        _convergence.Add(name.Duration);
        lock (_recently)
        {
            if (_converged.Count == MostRecent)
            {
                _converged.Dequeue();
            }
            _converged.Enqueue(name);
        }
    }

    private List<ConvergedName> RecentlyConverged()
    {
        lock (_recently)
        {
            return [.. _converged.Reverse()];
        }
    }

    private sealed record ServerCounts(string Server, RollingHistogram Latency, ConcurrentDictionary<string, long> Results);
}
