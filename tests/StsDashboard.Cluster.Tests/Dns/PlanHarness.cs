using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Dns;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>Drives a plan by hand: says what is expected, answers what it asks, moves the clock.</summary>
internal sealed class PlanHarness
{
    public static readonly ObjectKey Web = new("shop", "web");

    private readonly FakeTimeProvider _time = new();
    private readonly Dictionary<string, NameFact> _stored = [];
    private readonly Dictionary<string, SourceFact> _sources = [];

    public PlanHarness(int servers = 1, NameProberOptions? options = null, int seed = 1)
    {
        Options = (options ?? new NameProberOptions()) with
        {
            Servers = [.. Enumerable.Range(1, servers).Select(number => new NameServer($"10.0.0.{number}", 53, TcpOnly: false))],
        };
        Statistics = new DnsStatistics(Options.Servers, _time);
        Plan = new ProbePlan(Options, Statistics, new Random(seed), Now);
    }

    public NameProberOptions Options { get; }

    public DnsStatistics Statistics { get; }

    public ProbePlan Plan { get; }

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>What was asked: when, of which server, which name.</summary>
    public List<(DateTimeOffset At, string Server, string Fqdn)> Asked { get; } = [];

    /// <summary>Names as the store would have them.</summary>
    public IReadOnlyDictionary<string, NameFact> Stored => _stored;

    /// <summary>Servers as the store would have them.</summary>
    public IReadOnlyDictionary<string, SourceFact> Sources => _sources;

    public static ExpectedName Name(string fqdn, params string[] addresses) =>
        new(fqdn, addresses.Select(address => address.Contains(':', StringComparison.Ordinal) ? NameRecordType.Aaaa : NameRecordType.A).Distinct().Order().ToValueList(), addresses.ToValueList(), Web);

    public static NameAnswer Addresses(int ttl, params string[] addresses) =>
        Answer("NOERROR") with { TtlSeconds = ttl, Answers = addresses.ToValueList() };

    public static NameAnswer NoSuchName(int ttl = 30) => Answer("NXDOMAIN") with { TtlSeconds = ttl };

    public static NameAnswer Failure() => Answer("SERVFAIL");

    public static NameAnswer Silence() => Answer("") with { Error = "no answer" };

    public void Expect(params ExpectedName[] names) => Plan.Expect(Web, names, measured: true, Now);

    /// <summary>Lets time pass; every question is answered at once by <paramref name="server"/>.</summary>
    public void Run(TimeSpan duration, Func<Probe, NameAnswer> server)
    {
        var end = Now + duration;
        AnswerDue(server);
        while (Plan.NextDue is { } due && due <= end)
        {
            if (due > Now)
            {
                _time.SetUtcNow(due);
            }
            AnswerDue(server);
        }
        _time.SetUtcNow(end);
    }

    public void Run(double seconds, Func<Probe, NameAnswer> server) => Run(TimeSpan.FromSeconds(seconds), server);

    public void Wait(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Takes the questions that are due and leaves them unanswered.</summary>
    public List<Probe> Take()
    {
        List<Probe> probes = [.. Plan.TakeDue(Now)];
        Asked.AddRange(probes.Select(probe => (Now, probe.Queue.Server.Host, probe.Name.Fqdn)));
        return probes;
    }

    public void Complete(Probe probe, NameAnswer answer) => Plan.Complete(
        probe, answer with { Server = probe.Queue.Server.ToString(), Type = probe.Type, AskedAt = Now }, Now);

    /// <summary>Hands over to the store what has gathered; returns how many names changed.</summary>
    public int Store()
    {
        var (changed, dropped) = Plan.TakeChanges();
        foreach (var fqdn in dropped)
        {
            _stored.Remove(fqdn);
        }
        foreach (var name in changed)
        {
            _stored[name.Fqdn] = name;
        }
        foreach (var source in Plan.TakeReports(Now))
        {
            _sources[source.Scope] = source;
        }
        return changed.Count;
    }

    /// <summary>Completed with the question's own server and type.</summary>
    private static NameAnswer Answer(string rcode) => new() { Server = "", Type = NameRecordType.A, Rcode = rcode };

    private void AnswerDue(Func<Probe, NameAnswer> server)
    {
        while (Take() is { Count: > 0 } probes)
        {
            foreach (var probe in probes)
            {
                Complete(probe, server(probe));
            }
        }
        Store();
    }
}
