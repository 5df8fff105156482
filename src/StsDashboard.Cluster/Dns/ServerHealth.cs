using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>Whether a server answers at all, kept apart from what it says of single names.</summary>
internal sealed class ServerHealth
{
    /// <summary>One lost packet is no outage; each failure is itself several tries.</summary>
    private const int FailuresUntilAway = 3;

    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _longestBackOff;
    private readonly Random _random;
    private int _failures;
    private SourceFact _state;
    private SourceFact? _reported;
    private DateTimeOffset _reportedAt;

    public ServerHealth(NameServer server, TimeSpan longestBackOff, Random random, DateTimeOffset now)
    {
        _longestBackOff = longestBackOff;
        _random = random;
        _state = new SourceFact { Kind = SourceKind.Dns, Scope = server.ToString(), Since = now };
    }

    /// <summary>When to try again while it is away.</summary>
    public DateTimeOffset RetryAt { get; private set; } = DateTimeOffset.MinValue;

    public bool IsAway => _failures >= FailuresUntilAway;

    public string? LastError => _state.LastError;

    /// <summary>When <see cref="TakeReport"/> will have something; null when nothing changed.</summary>
    public DateTimeOffset? ReportDue =>
        _state == _reported ? null
        : _reported is null || _state.State != _reported.State ? DateTimeOffset.MinValue
        : _reportedAt + ReportInterval;

    /// <summary>Instants of the old time say nothing any more.</summary>
    public void ClockWasSet() => (RetryAt, _reportedAt) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <summary>It answered. True when it had been away.</summary>
    /// <param name="complaint">The rcode when it could not say anything (SERVFAIL, REFUSED); else null.</param>
    public bool Heard(string? complaint, DateTimeOffset now)
    {
        var wasAway = IsAway;
        _failures = 0;
        Become(SourceState.Live, now);
        _state = _state with
        {
            LastHeardAt = now,
            LastError = complaint ?? _state.LastError,
            Restarts = _state.Restarts + (wasAway ? 1 : 0),
        };
        return wasAway;
    }

    /// <summary>It did not answer.</summary>
    public void Missed(string error, DateTimeOffset now)
    {
        _failures++;
        _state = _state with { LastError = error };
        if (!IsAway)
        {
            return;
        }
        Become(_state.LastHeardAt is null ? SourceState.Failed : SourceState.Reconnecting, now);
        var wait = Math.Min(_longestBackOff.TotalSeconds, FirstBackOff.TotalSeconds * Math.Pow(2, _failures - FailuresUntilAway));
        // Between half and all of it: many dashboards that lost the same server do not come back in step.
        RetryAt = now.AddSeconds(wait * (0.5 + (0.5 * _random.NextDouble())));
    }

    /// <summary>The state for the store: at once when it became another one, else once a second at most. Null when there is nothing new.</summary>
    /// <param name="names">Names asked of it.</param>
    public SourceFact? TakeReport(int names, DateTimeOffset now)
    {
        _state = _state with { Objects = names };
        if (ReportDue is not { } due || due > now)
        {
            return null;
        }
        _reportedAt = now;
        return _reported = _state;
    }

    private void Become(SourceState state, DateTimeOffset now)
    {
        if (_state.State != state)
        {
            _state = _state with { State = state, Since = now };
        }
    }
}
