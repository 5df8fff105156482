using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Cluster.Dns;

/// <summary>
/// Decides what is asked and when, and gathers what came back. No I/O and no clock: every call says what time it is.
/// Not thread-safe; the prober's loop owns it.
/// </summary>
/// <remarks>
/// A name is asked only while the API says that it should exist: a question asked too early, or after the name went, makes a
/// cache on the way answer "no such name" to every client for the negative TTL (RFC 2308). Each question goes to each server
/// once per TTL, sooner only when the expectation changed or the answer was not the expected one.
/// </remarks>
internal sealed class ProbePlan
{
    private readonly NameProberOptions _options;
    private readonly DnsStatistics _statistics;
    private readonly ReaskPolicy _policy;
    private readonly List<ProbeQueue> _servers;
    private readonly Dictionary<string, WatchedName> _names = [];
    private readonly Dictionary<ObjectKey, List<string>> _namesOfSets = [];
    private readonly HashSet<WatchedName> _changed = [];
    private readonly HashSet<string> _dropped = [];

    public ProbePlan(NameProberOptions options, DnsStatistics statistics, Random random, DateTimeOffset now)
    {
        _options = options;
        _statistics = statistics;
        _policy = new ReaskPolicy(options, random);
        var servers = options.Servers.Distinct().ToList();
        var limit = Math.Max(1, options.Concurrency / Math.Max(1, servers.Count));
        _servers = [.. servers.Select(server => new ProbeQueue(server, limit, new ServerHealth(server, options.LongestServerBackOff, random, now)))];
    }

    public bool HasChanges => _changed.Count > 0 || _dropped.Count > 0;

    /// <summary>When there is next something to ask or to report of a server; null when nothing is foreseen.</summary>
    public DateTimeOffset? NextDue => _servers.Min(server => Earlier(server.NextDue, server.Health.ReportDue));

    /// <summary>Takes over which names should exist for a set; those that it had before and lacks now are forgotten.</summary>
    /// <param name="names">Empty for a set that is gone.</param>
    /// <param name="measured">We saw these names come into being, rather than found them there.</param>
    public void Expect(ObjectKey set, IReadOnlyList<ExpectedName> names, bool measured, DateTimeOffset now)
    {
        var before = _namesOfSets.GetValueOrDefault(set, []);
        List<string> after = [.. names.Select(name => name.Fqdn).Distinct()];
        foreach (var gone in before.Except(after))
        {
            Release(_names[gone], set);
        }
        foreach (var name in names)
        {
            Expect(name, set, measured, now);
        }
        if (after.Count == 0)
        {
            _namesOfSets.Remove(set);
        }
        else
        {
            _namesOfSets[set] = after;
        }
    }

    /// <summary>The questions to ask now, as far as there is room; each of them has to be completed.</summary>
    public IEnumerable<Probe> TakeDue(DateTimeOffset now)
    {
        foreach (var server in _servers)
        {
            while (server.HasRoom && server.TryTakeDue(now, out var probe))
            {
                if (server.Health.IsAway && now < server.Health.RetryAt)
                {
                    Suspend(probe, now);
                    continue;
                }
                probe.IsInFlight = true;
                probe.AskedGeneration = probe.Name.Generation;
                probe.Name.UnsettledSince = null;
                server.InFlight++;
                yield return probe;
            }
        }
    }

    /// <summary>Takes over an answer and decides when to ask again.</summary>
    public void Complete(Probe probe, NameAnswer answer, DateTimeOffset now)
    {
        probe.IsInFlight = false;
        probe.Queue.InFlight--;
        _statistics.Count(answer);
        answer = probe.WithKnownTexts(answer);
        if (probe.Last is { } last)
        {
            _statistics.Compare(last, answer);
        }
        probe.Last = answer;
        if (answer.Error is { } error)
        {
            probe.Queue.Health.Missed(error, now);
        }
        else if (probe.Queue.Health.Heard(answer.Rcode is "NOERROR" or "NXDOMAIN" ? null : answer.Rcode, now))
        {
            AskSuspended(probe.Queue, now);
        }
        if (probe.Name.IsDropped)
        {
            return;
        }
        if (IsDoubtful(probe, answer))
        {
            probe.IsDoubted = true;
            probe.Queue.Enqueue(probe, now + _options.ShortestInterval);
            return;
        }
        probe.IsDoubted = false;
        Take(probe, answer, now);
        probe.Queue.Enqueue(probe, probe.AskedGeneration == probe.Name.Generation ? _policy.DueAfter(answer, probe.Failures, now) : probe.SettledAt);
    }

    /// <summary>Another time is shown all at once: what was due at an instant of the old one is due now, all names anew.</summary>
    public void ClockWasSet(DateTimeOffset now)
    {
        foreach (var server in _servers)
        {
            server.Health.ClockWasSet();
        }
        foreach (var name in _names.Values)
        {
            name.UnsettledSince = null;
            if (name.FirstCorrectAt is null)
            {
                name.Unmeasure();
            }
            foreach (var probe in name.Probes)
            {
                probe.SettledAt = now;
                if (!probe.IsInFlight)
                {
                    probe.Queue.Enqueue(probe, now);
                }
            }
        }
    }

    /// <summary>What the store has to be told of names, once.</summary>
    public (IReadOnlyList<NameFact> Changed, IReadOnlyList<string> Dropped) TakeChanges()
    {
        var changes = ((IReadOnlyList<NameFact>)[.. _changed.Select(name => name.ToFact())], (IReadOnlyList<string>)[.. _dropped]);
        _changed.Clear();
        _dropped.Clear();
        return changes;
    }

    /// <summary>What the store has to be told of servers, once.</summary>
    public IReadOnlyList<SourceFact> TakeReports(DateTimeOffset now) =>
        [.. _servers.Select(server => server.Health.TakeReport(_names.Count, now)).OfType<SourceFact>()];

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    private void Expect(ExpectedName expected, ObjectKey set, bool measured, DateTimeOffset now)
    {
        if (_names.TryGetValue(expected.Fqdn, out var name) && name.Expects(expected))
        {
            name.AddSet(set);
            return;
        }
        if (name is null || name.Expected?.Types != expected.Types)
        {
            name = Replace(expected, name);
        }
        name.AddSet(set);
        name.Expect(expected, measured, now);
        _changed.Add(name);
        var settledAt = SettledAt(name, now);
        foreach (var probe in name.Probes)
        {
            probe.Failures = 0;
            probe.SettledAt = settledAt;
            if (!probe.IsInFlight)
            {
                probe.Queue.Enqueue(probe, probe.SettledAt);
            }
        }
    }

    private DateTimeOffset SettledAt(WatchedName name, DateTimeOffset now)
    {
        // Overdue because the server still owes an answer: then it may as well settle once more.
        if (name.UnsettledSince is not { } since || since + _options.LongestSettling <= now)
        {
            since = now;
            name.UnsettledSince = now;
        }
        return Earlier(now + _options.SettleDelay, since + _options.LongestSettling)!.Value;
    }

    /// <summary>A new name, or one that gained or lost an address family: other questions, so it begins anew.</summary>
    private WatchedName Replace(ExpectedName expected, WatchedName? old)
    {
        var name = new WatchedName(expected.Fqdn, _servers, [.. expected.Types]);
        _names[expected.Fqdn] = name;
        _dropped.Remove(expected.Fqdn);
        if (old is not null)
        {
            old.IsDropped = true;
            _changed.Remove(old);
            foreach (var set in old.Sets)
            {
                name.AddSet(set);
            }
        }
        return name;
    }

    private void Release(WatchedName name, ObjectKey set)
    {
        name.RemoveSet(set);
        if (!name.Sets.IsEmpty)
        {
            return;
        }
        name.IsDropped = true;
        _names.Remove(name.Fqdn);
        _changed.Remove(name);
        _dropped.Add(name.Fqdn);
    }

    /// <summary>Does not ask a server that is away, and says so of the name.</summary>
    private void Suspend(Probe probe, DateTimeOffset now)
    {
        var answer = new NameAnswer { Server = probe.Queue.Server.ToString(), Type = probe.Type, AskedAt = now, Error = probe.Queue.Health.LastError };
        probe.Name.UnsettledSince = null;
        Take(probe, answer, now);
        probe.Queue.Enqueue(probe, probe.Queue.Health.RetryAt);
    }

    private void AskSuspended(ProbeQueue server, DateTimeOffset now)
    {
        foreach (var probe in _names.Values.SelectMany(name => name.Probes))
        {
            if (probe.Queue == server && !probe.IsInFlight && probe.Reported?.Error is not null)
            {
                server.Enqueue(probe, Later(now, probe.SettledAt));
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>
    /// The first answer that contradicts a right one may only be ahead of us: the DNS server hears of a change by its own
    /// watch, sometimes before ours. It is asked once more before anybody is told.
    /// </summary>
    private static bool IsDoubtful(Probe probe, NameAnswer answer) =>
        answer.Error is null
        && !probe.IsDoubted
        && probe.Failures == 0
        && probe.CorrectGeneration == probe.Name.Generation
        && !probe.Name.IsCorrect(answer);

    private void Take(Probe probe, NameAnswer answer, DateTimeOffset now)
    {
        var name = probe.Name;
        var correct = name.IsCorrect(answer);
        if (correct)
        {
            probe.Failures = 0;
            probe.CorrectGeneration = probe.AskedGeneration;
        }
        else
        {
            probe.Failures++;
        }
        if (name.BecomesCorrectOn(probe.Queue) && name is { IsMeasured: true, Expected.OfPod: true })
        {
            _statistics.CountConverged(probe.Queue.Server, now - name.FirstExpectedAt);
        }
        if (name.BecomesCorrect(now))
        {
            _changed.Add(name);
            if (name.IsMeasured)
            {
                _statistics.Count(new ConvergedName(name.Fqdn, name.Sets.FirstOrDefault(), name.FirstExpectedAt, now));
            }
        }
        if (_policy.IsNews(probe.Reported, answer, correct))
        {
            probe.Reported = answer;
            _changed.Add(name);
        }
    }
}
