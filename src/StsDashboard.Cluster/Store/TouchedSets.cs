using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Store;

/// <summary>
/// Gathers the sets whose inspection may come out differently after one write: never too few, and few enough that a busy
/// cluster costs little. A write changes objects of one kind only, so all other kinds are looked up in the state after it.
/// </summary>
internal sealed class TouchedSets(ClusterSnapshot after)
{
    private readonly HashSet<ObjectKey> _keys = [];
    private readonly HashSet<string> _claimNamespaces = [];

    public IReadOnlyCollection<ObjectKey> Keys => _keys;

    /// <summary>Where orphaned claims have to be looked for again.</summary>
    public IReadOnlyCollection<string> ClaimNamespaces => _claimNamespaces;

    public bool SourcesChanged { get; private set; }

    public void Add(IReadOnlyList<FactChange> changes)
    {
        switch (changes[0].After ?? changes[0].Before)
        {
            case StatefulSetFact: AddSets(changes); break;
            case PodFact: AddPods(changes); break;
            case ClaimFact: AddClaims(changes); break;
            case VolumeFact: AddVolumes(changes); break;
            case StorageClassFact: AddStorageClasses(changes); break;
            case NodeFact: AddNodes(changes); break;
            case ServiceFact:
                AddWhere<ServiceFact>(changes, (service, set) =>
                    set.ServiceName == service.Name || AnyPodLabels(set, service.Selects));
                break;
            case DisruptionBudgetFact:
                AddWhere<DisruptionBudgetFact>(changes, (budget, set) =>
                    budget.Selector is { } selector && AnyPodLabels(set, selector.Matches));
                break;
            case EndpointSliceFact:
                AddWhere<EndpointSliceFact>(changes, (slice, set) => set.ServiceName.Length > 0 && set.ServiceName == slice.ServiceName);
                break;
            case RevisionFact:
                AddWhere<RevisionFact>(changes, (revision, set) => set.Uid == revision.OwnerUid);
                break;
        }
    }

    /// <summary>What a source may be believed changes what is said of every set it covers; its age and count do not.</summary>
    public void Add(SourceFact? before, SourceFact source)
    {
        SourcesChanged = true;
        // Whether an object's events could be read stands beside them.
        if (before?.State != source.State && source.Kind != SourceKind.Events)
        {
            if (source.IsWatch)
            {
                _claimNamespaces.UnionWith(source.Scope.Length == 0 ? after.ClaimsByNamespace.Groups : [source.Scope]);
            }
            AddKeys(source.Kind == SourceKind.Dns || source.Scope.Length == 0 ? after.Sets : after.SetsByNamespace.Of(source.Scope));
        }
    }

    /// <summary>A name is <c>[pod | _port._proto].service.namespace.svc.domain</c>.</summary>
    public void AddName(string fqdn)
    {
        if (!fqdn.EndsWith($".svc.{after.ClusterDomain}", StringComparison.Ordinal))
        {
            return;
        }
        var labels = fqdn[..^(".svc.".Length + after.ClusterDomain.Length)].Split('.');
        if (labels.Length < 2)
        {
            return;
        }
        var pod = labels.Length == 3 ? labels[0] : null;
        AddSetsOf(labels[^1], set =>
            set.ServiceName == labels[^2] && (pod is null || NameShape.WithoutOrdinal(pod).SequenceEqual(set.Name)));
    }

    /// <summary>Events tell of a set, its pods or its claims; of a pod that is gone only its name says whose it was.</summary>
    public void AddSubject(EventSubject subject)
    {
        var (ns, name) = subject.Key;
        switch (subject.Kind)
        {
            case "StatefulSet":
                AddSet(ns, name);
                break;
            case "Pod":
                AddSet(OwnerByName(subject.Key));
                AddSetOfController(after.Pods.Find(subject.Key));
                break;
            case "PersistentVolumeClaim":
                AddSetsOfClaim(subject.Key);
                break;
        }
    }

    private void AddSets(IReadOnlyList<FactChange> changes)
    {
        _keys.UnionWith(changes.Select(change => change.Key));
        foreach (var change in changes)
        {
            if (change is { Before: StatefulSetFact before, After: StatefulSetFact now } && before with { Status = now.Status } == now)
            {
                continue;
            }
            if (ClaimNeeds.MayDiffer(change.Before as StatefulSetFact, change.After as StatefulSetFact))
            {
                _claimNamespaces.Add(change.Key.Namespace);
            }
            foreach (var set in change.Versions<StatefulSetFact>())
            {
                AddSetsOf(set.Namespace, other => AreNeighbours(set, other));
            }
        }
    }

    private static bool AreNeighbours(StatefulSetFact set, StatefulSetFact other) =>
        set.Selector.Matches(other.TemplateLabels)
        || other.Selector.Matches(set.TemplateLabels)
        || (set.ServiceName.Length > 0 && set.ServiceName == other.ServiceName)
        || NameShape.ClaimsClash(set, other)
        || set.SharedClaims.Intersect(other.SharedClaims).Any();

    private void AddPods(IReadOnlyList<FactChange> changes)
    {
        foreach (var change in changes)
        {
            if (MountsChanged(change.Before as PodFact, change.After as PodFact))
            {
                _claimNamespaces.Add(change.Key.Namespace);
            }
            foreach (var pod in change.Versions<PodFact>())
            {
                // By name as well: a pod that another owns, or nobody, stands in the way of the set's own.
                AddSet(OwnerByName(pod.Key));
                AddSetOfController(pod);
                AddSetsOf(pod.Namespace, set =>
                    (pod.Controller is null && set.Selector.Matches(pod.Labels)) || FitsAnyClaim(set, pod.ClaimNames));
            }
        }
    }

    private static bool FitsAnyClaim(StatefulSetFact set, ValueList<string> claims)
    {
        foreach (var claim in claims)
        {
            if (NameShape.FitsClaim(set, claim))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A pod that mounts nothing matters where a set's own is expected: what is said of that ordinal's claim tells of it.</summary>
    private bool MountsChanged(PodFact? before, PodFact? now)
    {
        var isSame = before is not null && now is not null && before.IsFinished == now.IsFinished && before.ClaimNames == now.ClaimNames;
        return !isSame && (before?.ClaimNames.Count > 0 || now?.ClaimNames.Count > 0 || OwnerByName((now ?? before)!.Key) is not null);
    }

    private void AddClaims(IReadOnlyList<FactChange> changes)
    {
        _claimNamespaces.UnionWith(changes.Select(change => change.Key.Namespace));
        foreach (var change in changes)
        {
            AddSetsOfClaim(change.Key);
        }
    }

    private void AddVolumes(IReadOnlyList<FactChange> changes)
    {
        var volumes = new HashSet<string>();
        foreach (var volume in changes.SelectMany(change => change.Versions<VolumeFact>()))
        {
            volumes.Add(volume.Name);
            if (volume.Claim is { } claim)
            {
                AddSetsOfClaim(claim);
            }
        }
        // A claim may name a volume that does not (or no longer) name it.
        foreach (var claim in after.Claims.Where(claim => volumes.Contains(claim.VolumeName)))
        {
            _claimNamespaces.Add(claim.Namespace);
            AddSetsOfClaim(claim.Key);
        }
    }

    private void AddStorageClasses(IReadOnlyList<FactChange> changes)
    {
        var versions = changes.SelectMany(change => change.Versions<StorageClassFact>()).ToList();
        var names = versions.Select(storageClass => storageClass.Name).ToHashSet();
        var anyDefault = versions.Any(storageClass => storageClass.IsDefault);
        bool Names(string? storageClass) => storageClass is null ? anyDefault : names.Contains(storageClass);

        AddKeys(after.Sets.Where(set => ((IEnumerable<ClaimTemplate>)set.ClaimTemplates).Any(template => Names(template.StorageClass))));
        AddSetsOfClaims(claim => Names(claim.StorageClass));
    }

    private void AddNodes(IReadOnlyList<FactChange> changes)
    {
        var versions = changes.SelectMany(change => change.Versions<NodeFact>()).ToList();
        var names = versions.Select(node => node.Name).ToHashSet();
        var hostnames = versions.Select(node => node.Hostname).ToHashSet();
        var zones = versions.Select(node => node.Zone).ToHashSet();

        foreach (var pod in after.Pods)
        {
            // A pod without a node waits for one: any node may be the one.
            if (pod.Node.Length == 0 || names.Contains(pod.Node))
            {
                AddSetOfController(pod);
            }
        }
        var volumes = after.Volumes
            .Where(volume => zones.Overlaps(volume.Zones) || hostnames.Overlaps(volume.Hostnames))
            .Select(volume => volume.Name)
            .ToHashSet();
        if (volumes.Count > 0)
        {
            AddSetsOfClaims(claim => volumes.Contains(claim.VolumeName));
        }
    }

    /// <summary>Adds the sets of the changed object's namespace that the object concerns, as it is or as it was.</summary>
    private void AddWhere<T>(IReadOnlyList<FactChange> changes, Func<T, StatefulSetFact, bool> concerns)
        where T : Fact
    {
        foreach (var fact in changes.SelectMany(change => change.Versions<T>()))
        {
            AddSetsOf(fact.Namespace, set => concerns(fact, set));
        }
    }

    /// <summary>Pods keep the labels of the template they were made from, so the template alone does not tell.</summary>
    private bool AnyPodLabels(StatefulSetFact set, Func<LabelSet, bool> matches) =>
        matches(set.TemplateLabels) || after.PodsByController.Of(set.Uid).Any(pod => matches(pod.Labels));

    private void AddSetsOfClaims(Func<ClaimFact, bool> isMeant)
    {
        foreach (var claim in after.Claims.Where(isMeant))
        {
            AddSetsOfClaim(claim.Key);
        }
    }

    /// <summary>By its name, and by who mounts it: a pod may be older than what its set's template asks for now.</summary>
    private void AddSetsOfClaim(ObjectKey claim)
    {
        AddSetsOf(claim.Namespace, set => NameShape.FitsClaim(set, claim.Name));
        foreach (var pod in after.PodsByClaim.Of(claim))
        {
            AddSet(OwnerByName(pod.Key));
            AddSetOfController(pod);
        }
    }

    private void AddSetOfController(PodFact? pod)
    {
        if (pod?.Controller is { Kind: "StatefulSet" } controller)
        {
            AddSet(pod.Namespace, controller.Name);
        }
    }

    private void AddSetsOf(string @namespace, Func<StatefulSetFact, bool> concerns) =>
        AddKeys(after.SetsByNamespace.Of(@namespace).Where(set => !_keys.Contains(set.Key) && concerns(set)));

    private void AddSet(string @namespace, string name) => AddSet(after.Sets.Find(@namespace, name));

    private void AddSet(StatefulSetFact? set)
    {
        if (set is not null)
        {
            _keys.Add(set.Key);
        }
    }

    /// <summary>The set that makes pods of this name; null when there is none.</summary>
    private StatefulSetFact? OwnerByName(ObjectKey pod) => after.Sets.Find(pod.Namespace, NameShape.WithoutOrdinal(pod.Name).ToString());

    private void AddKeys(IEnumerable<StatefulSetFact> sets)
    {
        foreach (var set in sets)
        {
            _keys.Add(set.Key);
        }
    }
}
