using System.Collections.Immutable;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Web.Frames;

/// <summary>
/// Makes each frame from the one before: inspects the sets that changed or whose time has come, and keeps the instance of
/// all that is as it was. Not for several threads at once.
/// </summary>
public sealed class FrameBuilder
{
    private readonly Inspect _inspect;
    private readonly ILogger<FrameBuilder> _logger;
    private readonly LookAgainSchedule _schedule = new();
    private readonly OrphanBook _orphans = new();
    private readonly HistoryBook _histories;
    private ClusterSnapshot _snapshot = ClusterSnapshot.Empty;

    /// <param name="first">What the first frame starts from: the cluster's name and what else never changes.</param>
    /// <param name="logger">Hears of sets that could not be inspected.</param>
    /// <param name="inspect">Replaceable in tests only.</param>
    public FrameBuilder(Frame first, ILogger<FrameBuilder> logger, Inspect? inspect = null)
    {
        Current = first;
        _logger = logger;
        _histories = new HistoryBook(logger);
        _inspect = inspect ?? ((snapshot, set, now, previous) => SetInspector.Inspect(snapshot, set, now, previous: previous));
    }

    /// <summary>Says all that is to be said of one set; <paramref name="previous"/> is what was said of it last.</summary>
    public delegate SetInspection Inspect(ClusterSnapshot snapshot, StatefulSetFact set, DateTimeOffset now, SetInspection? previous);

    public Frame Current { get; private set; }

    /// <summary>How often a set was inspected since the start.</summary>
    public long Inspections { get; private set; }

    /// <summary>When some set has to be looked at again although nothing changes.</summary>
    public DateTimeOffset? NextLook => _schedule.Next;

    /// <summary>Takes in the changes and whatever has come due; returns the current frame when that comes to nothing.</summary>
    /// <param name="changes">Null when only time has passed.</param>
    /// <param name="clockWasSet">Then all that was said with the old time in mind is looked at again.</param>
    public Frame Advance(StoreChanges? changes, DateTimeOffset now, bool clockWasSet = false)
    {
        _snapshot = changes?.Snapshot ?? _snapshot;
        var touched = changes?.Sets ?? Enumerable.Empty<ObjectKey>();
        var next = Current with
        {
            Nodes = _snapshot.Knows(SourceKind.Nodes) ? _snapshot.Nodes : null,
            Sets = NextSets(_schedule.TakeDue(now).Concat(touched).Concat(clockWasSet ? Current.Sets.Keys : []).ToHashSet(), now),
            Histories = _histories.Sets,
        };
        if (changes is { ClaimNamespaces.Count: > 0 })
        {
            next = NextOrphans(next, changes.ClaimNamespaces, now);
        }
        if (changes is { SourcesChanged: true })
        {
            next = next with { Sources = NextSources(), HasSynced = Current.HasSynced || HasSynced(_snapshot) };
        }
        if (IsSame(Current, next))
        {
            return Current;
        }
        return Current = next with { Version = Current.Version + 1, AsOf = now };
    }

    private static bool IsSame(Frame left, Frame right) =>
        ReferenceEquals(left.Sets, right.Sets)
        && ReferenceEquals(left.Nodes, right.Nodes)
        && ReferenceEquals(left.Histories, right.Histories)
        && left.OrphanedClaims == right.OrphanedClaims
        && left.Sources == right.Sources
        && left.HasSynced == right.HasSynced;

    /// <summary>DNS and events are not asked before there is something to ask, so they are no part of being synced.</summary>
    internal static bool HasSynced(ClusterSnapshot snapshot)
    {
        var permitted = snapshot.Sources.Values.Where(source => source.IsWatch && source.State != SourceState.Forbidden).ToList();
        return snapshot.Sources.Values.Any(source => source.IsWatch) && permitted.TrueForAll(source => source.HasSynced);
    }

    private ImmutableSortedDictionary<ObjectKey, SetInspection> NextSets(HashSet<ObjectKey> keys, DateTimeOffset now)
    {
        if (keys.Count == 0)
        {
            return Current.Sets;
        }
        var sets = Current.Sets.ToBuilder();
        foreach (var key in keys)
        {
            var before = sets.GetValueOrDefault(key);
            if (_snapshot.Sets.Find(key) is not { } set)
            {
                sets.Remove(key);
                _schedule.Set(key, _histories.TakeGone(key, now));
                continue;
            }
            var inspection = InspectOrExplain(set, before, now);
            _schedule.Set(key, inspection.LookAgainAt);
            if (!inspection.Equals(before))
            {
                sets[key] = inspection;
                _histories.Take(inspection, now);
            }
        }
        return sets.ToImmutable();
    }

    private SetInspection InspectOrExplain(StatefulSetFact set, SetInspection? before, DateTimeOffset now)
    {
        Inspections++;
        try
        {
            return _inspect(_snapshot, set, now, before);
        }
#pragma warning disable CA1031 // One set that defeats the inspection must not take the others' news away.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var reason = $"This set could not be inspected: {error.Message}";
            var isKnown = before is { Verdict: Verdict.Unknown } && before.Reason == reason;
            if (!isKnown)
            {
                Log.InspectionFailed(_logger, set.Key, error);
            }
            return Uninspected(set, reason, isKnown ? before!.Since : now);
        }
    }

    private static SetInspection Uninspected(StatefulSetFact set, string reason, DateTimeOffset since) => new()
    {
        Set = set,
        Verdict = Verdict.Unknown,
        Reason = reason,
        Since = since,
        Sentence = reason,
        Outlook = new ControllerOutlook([new ControllerStep(ControllerAction.None, null, ControllerRule.PodsUnknown)], []),
        Slots = [],
        Rollout = new RolloutState(0, 0, [], [], Complete: false, ForcedRollbackNeeded: false),
        Service = new GoverningService(
            set.ServiceName,
            Exists: null,
            Service: null,
            SelectsPods: false,
            new NameComparison("", Expected: false, NameResult.NotAsked, [], [], [], null, null, reason),
            [],
            []),
        Counts = new SetCounts(set.Replicas, null, null, null, 0, null, 0, 0, null, null, 0, 0),
    };

    private Frame NextOrphans(Frame next, IReadOnlySet<string> namespaces, DateTimeOffset now)
    {
        foreach (var @namespace in namespaces)
        {
            OrKeep(@namespace, () => _orphans.Look(_snapshot, @namespace, now));
        }
        var orphans = Kept(Current.OrphanedClaims, _orphans.All);
        if (orphans != Current.OrphanedClaims)
        {
            OrKeep(string.Join(", ", namespaces), () => next = next with { OrphanedClaims = orphans, ClusterFindings = RuleCatalog.CheckOrphans(orphans) });
        }
        return next;
    }

    private void OrKeep(string namespaces, Action look)
    {
        try
        {
            look();
        }
#pragma warning disable CA1031 // As for a set: what was known before still stands.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.OrphanInspectionFailed(_logger, namespaces, error);
        }
    }

    private ImmutableArray<SourceFact> NextSources() => Kept(
        Current.Sources,
        [.. _snapshot.Sources.Values.OrderBy(source => source.Kind).ThenBy(source => source.Scope, StringComparer.Ordinal)]);

    /// <summary>The array there was, when the new one holds the same.</summary>
    private static ImmutableArray<T> Kept<T>(ImmutableArray<T> before, ImmutableArray<T> after) =>
        before.AsSpan().SequenceEqual(after.AsSpan()) ? before : after;
}
