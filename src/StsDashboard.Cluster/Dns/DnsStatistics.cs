using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>Counts what DNS servers answer and how long it takes. Written by the prober, read by anybody.</summary>
public sealed class DnsStatistics
{
    /// <summary>What a screen lists; the quantiles are of many more.</summary>
    private const int MostRecent = 50;

    private static readonly TimeSpan ConvergenceWindow = TimeSpan.FromDays(1);

    private readonly IReadOnlyList<ServerStatistics> _servers;
    private readonly Dictionary<string, ServerStatistics> _byServer;
    private readonly RollingHistogram _convergence;
    private readonly Lock _recently = new();
    private readonly Queue<ConvergedName> _converged = new(MostRecent);

    public DnsStatistics(IEnumerable<NameServer> servers, TimeProvider time)
    {
        _byServer = servers.ToDictionary(server => server.ToString(), server => new ServerStatistics(server.ToString(), time));
        _servers = [.. _byServer.Values];
        _convergence = new RollingHistogram(time, ConvergenceWindow);
    }

    public DnsReport Read() => new([.. _servers.Select(server => server.Read())], _convergence.Read())
    {
        ConvergenceBuckets = _convergence.ReadBuckets(),
        RecentlyConverged = RecentlyConverged(),
    };

    internal void Count(NameAnswer answer) => _byServer[answer.Server].Count(answer);

    /// <summary>Takes over an answer whose question has been asked before.</summary>
    internal void Compare(NameAnswer before, NameAnswer answer) => _byServer[answer.Server].Compare(before, answer);

    internal void CountConverged(NameServer server, TimeSpan duration) => _byServer[server.ToString()].CountConverged(duration);

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
}
