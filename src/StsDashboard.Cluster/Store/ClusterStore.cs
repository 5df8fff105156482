using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Store;

/// <summary>
/// Holds the newest snapshot. Writers replace, upsert and remove; each write makes the next immutable snapshot and marks
/// the sets it touches. A write that changes nothing makes no new version. Any number of writers and readers; a writer
/// waits for other writers only, never for a reader's work.
/// </summary>
public sealed class ClusterStore
{
    private readonly Lock _writing = new();
    private readonly List<StoreSubscription> _subscriptions = [];
    private volatile ClusterSnapshot _snapshot;

    /// <param name="clusterDomain">The domain that the cluster's names end in.</param>
    public ClusterStore(string clusterDomain = "cluster.local") =>
        _snapshot = ClusterSnapshot.Empty with { ClusterDomain = clusterDomain };

    public ClusterSnapshot Snapshot => _snapshot;

    /// <summary>How many subscriptions there are.</summary>
    public int Readers
    {
        get
        {
            lock (_writing)
            {
                return _subscriptions.Count;
            }
        }
    }

    /// <summary>Registers a reader that is told, on each call of <see cref="StoreSubscription.WaitAsync"/>, all that changed since its last one.</summary>
    public StoreSubscription Subscribe()
    {
        var subscription = new StoreSubscription(this);
        lock (_writing)
        {
            _subscriptions.Add(subscription);
        }
        return subscription;
    }

    /// <summary>
    /// Takes a whole list as the truth, in one version: what the list lacks vanishes. The list speaks for
    /// <paramref name="scope"/> only: one namespace, or everything when it is empty.
    /// </summary>
    public void Replace<T>(SourceKind kind, string scope, IReadOnlyCollection<T> facts)
        where T : Fact
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(facts);
        lock (_writing)
        {
            var listed = new Dictionary<ObjectKey, Fact>(facts.Count);
            foreach (var fact in facts)
            {
                listed[fact.Key] = fact;
            }
            var changes = new List<FactChange>();
            foreach (var before in _snapshot.TableOf(kind))
            {
                if ((scope.Length == 0 || before.Namespace == scope) && !listed.ContainsKey(before.Key))
                {
                    changes.Add(new(before, null));
                }
            }
            foreach (var after in listed.Values)
            {
                changes.Add(new(_snapshot.Find(kind, after.Key), after));
            }
            Apply(changes);
        }
    }

    /// <summary>Takes over one object.</summary>
    /// <returns>True when no object of that key was held before.</returns>
    public bool Upsert(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        lock (_writing)
        {
            var before = _snapshot.Find(SnapshotEdits.KindOf(fact), fact.Key);
            Apply([new(before, fact)]);
            return before is null;
        }
    }

    /// <summary>Drops one object.</summary>
    /// <returns>True when it was held.</returns>
    public bool Remove(SourceKind kind, ObjectKey key)
    {
        lock (_writing)
        {
            var before = _snapshot.Find(kind, key);
            Apply([new(before, null)]);
            return before is not null;
        }
    }

    /// <summary>Takes over a source's state.</summary>
    public void Report(SourceFact source)
    {
        ArgumentNullException.ThrowIfNull(source);
        lock (_writing)
        {
            var key = (source.Kind, source.Scope);
            var before = _snapshot.Sources.GetValueOrDefault(key);
            if (source == before)
            {
                return;
            }
            var after = _snapshot with { Sources = _snapshot.Sources.SetItem(key, source) };
            var touched = new TouchedSets(after);
            touched.Add(before, source);
            Publish(after, touched);
        }
    }

    /// <summary>Takes over what DNS says, in one version.</summary>
    /// <param name="changed">Names with their newest answers.</param>
    /// <param name="dropped">Names that need not be known any more.</param>
    public void SetNames(IReadOnlyCollection<NameFact> changed, IReadOnlyCollection<string> dropped)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(dropped);
        lock (_writing)
        {
            var before = _snapshot.Names;
            var different = changed.Where(name => before.Find(name.Fqdn) != name).ToList();
            var gone = dropped.Where(fqdn => before.Find(fqdn) is not null).ToList();
            if (different.Count == 0 && gone.Count == 0)
            {
                return;
            }
            var after = _snapshot with { Names = before.With(different, gone) };
            var touched = new TouchedSets(after);
            foreach (var fqdn in different.Select(name => name.Fqdn).Concat(gone))
            {
                touched.AddName(fqdn);
            }
            Publish(after, touched);
        }
    }

    /// <summary>Takes over what events tell, in one version.</summary>
    /// <param name="changed">Objects with what was heard of them last.</param>
    /// <param name="dropped">Objects of which nobody wants to know any more.</param>
    public void SetEvents(IReadOnlyCollection<ObjectEvents> changed, IReadOnlyCollection<EventSubject> dropped)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(dropped);
        lock (_writing)
        {
            var before = _snapshot.Events;
            var events = before.SetItems(changed.Select(told => KeyValuePair.Create(told.Subject, told))).RemoveRange(dropped);
            if (events == before)
            {
                return;
            }
            var after = _snapshot with { Events = events };
            var touched = new TouchedSets(after);
            foreach (var subject in changed.Select(told => told.Subject).Concat(dropped))
            {
                if (before.GetValueOrDefault(subject) != events.GetValueOrDefault(subject))
                {
                    touched.AddSubject(subject);
                }
            }
            Publish(after, touched);
        }
    }

    internal StoreChanges? Take(StoreSubscription subscription)
    {
        lock (_writing)
        {
            return subscription.TakeUnderLock(_snapshot);
        }
    }

    internal void Unsubscribe(StoreSubscription subscription)
    {
        lock (_writing)
        {
            _subscriptions.Remove(subscription);
        }
    }

    private void Apply(List<FactChange> candidates)
    {
        candidates.RemoveAll(static change => Equals(change.Before, change.After));
        if (candidates.Count == 0)
        {
            return;
        }
        var after = _snapshot.With(candidates);
        var touched = new TouchedSets(after);
        touched.Add(candidates);
        Publish(after, touched);
    }

    private void Publish(ClusterSnapshot next, TouchedSets touched)
    {
        _snapshot = next with { Version = _snapshot.Version + 1 };
        foreach (var subscription in _subscriptions)
        {
            subscription.MarkUnderLock(touched);
        }
    }
}
