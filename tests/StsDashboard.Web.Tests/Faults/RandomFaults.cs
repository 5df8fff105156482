using StsDashboard.Simulator;
using StsDashboard.Testing;

namespace StsDashboard.Web.Tests.Faults;

/// <summary>Faults of connections, API and DNS that begin at random, last a few acts, and end.</summary>
internal sealed class RandomFaults(SimulatedCluster cluster, FaultProxy proxy)
{
    private const int LongestActs = 12;

    private static readonly ConnectionFault[] Connections = Enum.GetValues<ConnectionFault>()[1..];
    private static readonly int[] Codes = [401, 404, 429, 500, 503];

    /// <summary>Half of the refusals hit pods: it is with them that a frame could claim what it does not know.</summary>
    private static readonly string[] Kinds =
        ["pods", "pods", "pods", "pods", "statefulsets", "services", "endpointslices", "persistentvolumeclaims", "nodes"];

    /// <summary>What is wrong now, and how to end it; one fault of each name.</summary>
    private readonly Dictionary<string, (int EndsAt, Action End)> _active = [];

    /// <summary>Ends what has lasted long enough, and begins something.</summary>
    /// <returns>What it was, in words.</returns>
    public string Next(Random random, int act)
    {
        var (kind, which, lasts) = (random.Next(10), random.Next(), 1 + random.Next(LongestActs));
        foreach (var name in _active.Where(fault => fault.Value.EndsAt <= act).Select(fault => fault.Key).ToList())
        {
            End(name);
        }
        return kind switch
        {
            0 or 1 or 2 => Begin("connection", Pick(Connections, which), fault => proxy.Fault = fault, () => proxy.Fault = ConnectionFault.None, act + lasts),
            3 => Begin("forbidden " + Pick(Kinds, which), true, _ => Forbid(Pick(Kinds, which)), () => cluster.ApiFaults.Allow(Pick(Kinds, which)), act + lasts),
            4 => Begin("failing " + Pick(Kinds, which), Pick(Codes, which), code => Fail(Pick(Kinds, which), code), () => cluster.ApiFaults.Mend(Pick(Kinds, which)), act + lasts),
            5 => Begin("unavailable", true, _ => cluster.ApiFaults.Unavailable = TimeSpan.FromSeconds(1), () => cluster.ApiFaults.Unavailable = null, act + lasts),
            6 => Once("watches closed", cluster.ApiFaults.CloseWatches),
            7 => Once("history expired", cluster.ApiFaults.ExpireHistory),
            8 => Begin("streams", false, on => cluster.ApiFaults.StreamsInitialEvents = on, () => cluster.ApiFaults.StreamsInitialEvents = true, act + lasts),
            _ => BeginDns(which, act + lasts),
        };
    }

    public void EndAll()
    {
        foreach (var name in _active.Keys.ToList())
        {
            End(name);
        }
    }

    /// <summary>Only whoever asks anew hears of a refusal.</summary>
    private void Forbid(string kind)
    {
        cluster.ApiFaults.Forbid(kind);
        cluster.ApiFaults.CloseWatches();
    }

    private void Fail(string kind, int code)
    {
        cluster.ApiFaults.Fail(kind, code, code == 429 ? TimeSpan.FromSeconds(3) : null);
        cluster.ApiFaults.CloseWatches();
    }

    private string BeginDns(int which, int endsAt)
    {
        var dns = cluster.DnsFaults;
        return (which % 5) switch
        {
            0 => Begin("dns drops", 0.5, share => dns.DropShare = share, () => dns.DropShare = 0, endsAt),
            1 => Begin("dns fails", true, on => dns.ServerFailure = on, () => dns.ServerFailure = false, endsAt),
            2 => Begin("dns truncates", true, on => dns.Truncates = on, () => dns.Truncates = false, endsAt),
            3 => Begin("dns mistakes ids", true, on => dns.MistakesIds = on, () => dns.MistakesIds = false, endsAt),
            _ => Begin("dns is late", TimeSpan.FromSeconds(30), delay => dns.Delay = delay, () => dns.Delay = TimeSpan.Zero, endsAt),
        };
    }

    private string Begin<T>(string name, T fault, Action<T> begin, Action end, int endsAt)
    {
        begin(fault);
        _active[name] = (endsAt, end);
        return $"{name}: {fault} until {endsAt}";
    }

    private static string Once(string name, Action act)
    {
        act();
        return name;
    }

    private void End(string name)
    {
        _active.Remove(name, out var fault);
        fault.End();
    }

    private static T Pick<T>(T[] from, int which) => from[which % from.Length];
}
