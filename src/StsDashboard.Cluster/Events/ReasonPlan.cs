using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Events;

/// <summary>
/// Decides of which object events are asked, and when, and gathers what came back. No I/O and no clock: every call says
/// what time it is. Not thread-safe; the reader's loop owns it.
/// </summary>
internal sealed class ReasonPlan(Random random)
{
    /// <summary>In a cluster where everything fails at once, the reasons of some tell those of all.</summary>
    private const int MostWanted = 500;

    private const int MostInFlight = 4;

    /// <summary>The newest few tell the reason.</summary>
    public const int MostEvents = 10;

    /// <summary>Between two questions, whatever they are about: each costs the API server a whole namespace's events.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RefusalWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestHonoured = TimeSpan.FromMinutes(5);

    private readonly Dictionary<EventSubject, WantedReason> _wanted = [];
    private readonly Dictionary<string, (DateTimeOffset Until, string Error)> _refused = [];
    private readonly HashSet<EventSubject> _changed = [];
    private readonly HashSet<EventSubject> _dropped = [];
    private DateTimeOffset _nextStart = DateTimeOffset.MinValue;
    private int _inFlight;

    public bool HasChanges => _changed.Count > 0 || _dropped.Count > 0;

    /// <summary>Objects of which something was heard.</summary>
    public int Known => _wanted.Values.Count(wanted => wanted.Told is { State: EventsState.Read });

    /// <summary>When there is next something to ask; null when nothing is, or it waits for an answer anyway.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            var due = _inFlight >= MostInFlight ? null : _wanted.Values.Where(wanted => !wanted.IsInFlight).Min(wanted => (DateTimeOffset?)wanted.Due);
            return due < _nextStart ? _nextStart : due;
        }
    }

    /// <summary>Takes over what is wanted now; what was wanted before and is not any more is forgotten.</summary>
    public void Want(IReadOnlyCollection<EventSubject> subjects, DateTimeOffset now)
    {
        var kept = subjects.Take(MostWanted).ToHashSet();
        foreach (var gone in _wanted.Keys.Where(subject => !kept.Contains(subject)).ToList())
        {
            _wanted.Remove(gone);
            _changed.Remove(gone);
            _dropped.Add(gone);
        }
        foreach (var subject in kept.Where(subject => !_wanted.ContainsKey(subject)))
        {
            _dropped.Remove(subject);
            // Due since ever: what nobody has asked for goes before what is asked again.
            var wanted = _wanted[subject] = new(subject, DateTimeOffset.MinValue);
            if (_refused.TryGetValue(subject.Key.Namespace, out var refusal) && now < refusal.Until)
            {
                Refuse(wanted, refusal.Until, refusal.Error);
            }
        }
    }

    /// <summary>The objects to ask about now, as far as there is room; each of them has to be completed.</summary>
    public IEnumerable<EventSubject> TakeDue(DateTimeOffset now)
    {
        while (_inFlight < MostInFlight && now >= _nextStart
            && _wanted.Values.Where(wanted => !wanted.IsInFlight && wanted.Due <= now).MinBy(wanted => wanted.Due) is { } next)
        {
            var ns = next.Subject.Key.Namespace;
            if (_refused.TryGetValue(ns, out var refusal))
            {
                if (now < refusal.Until)
                {
                    Refuse(next, refusal.Until, refusal.Error);
                    continue;
                }
                // One finds out for all whether that has changed.
                _refused[ns] = (now + Spread(RefusalWait), refusal.Error);
            }
            next.IsInFlight = true;
            _inFlight++;
            _nextStart = now + Pace;
            yield return next.Subject;
        }
    }

    public void Read(EventSubject subject, IReadOnlyCollection<EventFact> events, DateTimeOffset now)
    {
        _refused.Remove(subject.Key.Namespace);
        if (Complete(subject) is not { } wanted)
        {
            return;
        }
        var told = new ObjectEvents(subject, EventsState.Read, events.Take(MostEvents).ToValueList());
        wanted.Failures = 0;
        wanted.Quiet = SaysTheSame(wanted.Told, told) ? wanted.Quiet + 1 : 0;
        wanted.Due = now + Spread(WaitAfter(wanted.Quiet));
        Tell(wanted, told);
    }

    public void Refused(EventSubject subject, string error, DateTimeOffset now)
    {
        var until = now + Spread(RefusalWait);
        _refused[subject.Key.Namespace] = (until, error);
        Complete(subject);
        foreach (var wanted in _wanted.Values.Where(wanted => wanted.Subject.Key.Namespace == subject.Key.Namespace))
        {
            Refuse(wanted, until, error);
        }
    }

    /// <param name="retryAfter">When the server wishes to be asked again, about anything.</param>
    public void Failed(EventSubject subject, string error, TimeSpan? retryAfter, DateTimeOffset now)
    {
        if (retryAfter is { } wish && wish > TimeSpan.Zero)
        {
            _nextStart = now + (wish < LongestHonoured ? wish : LongestHonoured);
        }
        if (Complete(subject) is not { } wanted)
        {
            return;
        }
        wanted.Failures++;
        wanted.Due = now + Spread(WaitAfter(wanted.Failures));
        Tell(wanted, new ObjectEvents(subject, EventsState.Unreachable, wanted.Told?.Events ?? [], error));
    }

    /// <summary>Another time is shown all at once: what was due at an instant of the old one is due now.</summary>
    public void ClockWasSet()
    {
        _nextStart = DateTimeOffset.MinValue;
        _refused.Clear();
        foreach (var wanted in _wanted.Values)
        {
            wanted.Due = DateTimeOffset.MinValue;
        }
    }

    /// <summary>What the store has to be told, once.</summary>
    public (IReadOnlyList<ObjectEvents> Changed, IReadOnlyList<EventSubject> Dropped) TakeChanges()
    {
        var changes = ((IReadOnlyList<ObjectEvents>)[.. _changed.Select(subject => _wanted[subject].Told!)], (IReadOnlyList<EventSubject>)[.. _dropped]);
        _changed.Clear();
        _dropped.Clear();
        return changes;
    }

    /// <summary>Null when nobody wants to know any more.</summary>
    private WantedReason? Complete(EventSubject subject)
    {
        _inFlight--;
        if (!_wanted.TryGetValue(subject, out var wanted))
        {
            return null;
        }
        wanted.IsInFlight = false;
        return wanted;
    }

    private void Refuse(WantedReason wanted, DateTimeOffset until, string error)
    {
        wanted.Due = until;
        Tell(wanted, new ObjectEvents(wanted.Subject, EventsState.Forbidden, [], error));
    }

    private void Tell(WantedReason wanted, ObjectEvents told)
    {
        if (told != wanted.Told)
        {
            wanted.Told = told;
            _changed.Add(wanted.Subject);
        }
    }

    /// <summary>That the same was said once more is no news.</summary>
    private static bool SaysTheSame(ObjectEvents? before, ObjectEvents now) =>
        before is { State: EventsState.Read }
        && before.Events.Select(told => (told.Reason, told.Message)).SequenceEqual(now.Events.Select(told => (told.Reason, told.Message)));

    private static TimeSpan WaitAfter(int tries) => TimeSpan.FromTicks((long)Math.Min(LongestWait.Ticks, FirstWait.Ticks * Math.Pow(1.6, tries)));

    /// <summary>By a quarter either way, so that many dashboards do not ask in step.</summary>
    private TimeSpan Spread(TimeSpan wait) => wait * (0.75 + (0.5 * random.NextDouble()));
}
