using System.Collections.Immutable;

namespace StsDashboard.Domain.Facts;

/// <summary>
/// Everything known at one moment, immutable. The store makes the next one from it; inspection reads it and nothing else.
/// Indexes always agree with their tables.
/// </summary>
public sealed record ClusterSnapshot
{
    private readonly SourceSpeakers _speakers = SourceSpeakers.None;

    public static ClusterSnapshot Empty { get; } = new();

    /// <summary>Grows with each change; says nothing else.</summary>
    public long Version { get; init; }

    /// <summary>Cluster domain, such as <c>cluster.local</c>.</summary>
    public string ClusterDomain { get; init; } = "cluster.local";

    public FactTable<StatefulSetFact> Sets { get; init; } = FactTable<StatefulSetFact>.Empty;

    public FactTable<PodFact> Pods { get; init; } = FactTable<PodFact>.Empty;

    public FactTable<ClaimFact> Claims { get; init; } = FactTable<ClaimFact>.Empty;

    public FactTable<VolumeFact> Volumes { get; init; } = FactTable<VolumeFact>.Empty;

    public FactTable<ServiceFact> Services { get; init; } = FactTable<ServiceFact>.Empty;

    public FactTable<EndpointSliceFact> EndpointSlices { get; init; } = FactTable<EndpointSliceFact>.Empty;

    public FactTable<RevisionFact> Revisions { get; init; } = FactTable<RevisionFact>.Empty;

    public FactTable<DisruptionBudgetFact> DisruptionBudgets { get; init; } = FactTable<DisruptionBudgetFact>.Empty;

    public FactTable<StorageClassFact> StorageClasses { get; init; } = FactTable<StorageClassFact>.Empty;

    public FactTable<NodeFact> Nodes { get; init; } = FactTable<NodeFact>.Empty;

    /// <summary>DNS answers by absolute name without the trailing dot.</summary>
    public NameTable Names { get; init; } = NameTable.Empty;

    /// <summary>Events of the objects whose reasons are wanted, and of no others.</summary>
    public ImmutableDictionary<EventSubject, ObjectEvents> Events { get; init; } = ImmutableDictionary<EventSubject, ObjectEvents>.Empty;

    /// <summary>Every watch and every DNS server, by kind and scope.</summary>
    public ImmutableDictionary<(SourceKind Kind, string Scope), SourceFact> Sources
    {
        get;
        init
        {
            field = value;
            _speakers = SourceSpeakers.Of(value);
        }
    } = ImmutableDictionary<(SourceKind Kind, string Scope), SourceFact>.Empty;

    /// <summary>Sets by namespace.</summary>
    public FactIndex<string, StatefulSetFact> SetsByNamespace { get; init; } = FactIndex<string, StatefulSetFact>.Empty;

    /// <summary>Pods by the UID of their controlling owner.</summary>
    public FactIndex<string, PodFact> PodsByController { get; init; } = FactIndex<string, PodFact>.Empty;

    /// <summary>Pods by each claim they mount (finished pods included; they say so themselves).</summary>
    public FactIndex<ObjectKey, PodFact> PodsByClaim { get; init; } = FactIndex<ObjectKey, PodFact>.Empty;

    public FactIndex<string, ClaimFact> ClaimsByNamespace { get; init; } = FactIndex<string, ClaimFact>.Empty;

    public FactIndex<string, ServiceFact> ServicesByNamespace { get; init; } = FactIndex<string, ServiceFact>.Empty;

    /// <summary>EndpointSlices by the Service they belong to.</summary>
    public FactIndex<ObjectKey, EndpointSliceFact> SlicesByService { get; init; } = FactIndex<ObjectKey, EndpointSliceFact>.Empty;

    /// <summary>ControllerRevisions by the UID of their owner.</summary>
    public FactIndex<string, RevisionFact> RevisionsByOwner { get; init; } = FactIndex<string, RevisionFact>.Empty;

    public FactIndex<string, DisruptionBudgetFact> BudgetsByNamespace { get; init; } = FactIndex<string, DisruptionBudgetFact>.Empty;

    /// <summary>
    /// The source that speaks for a kind in a namespace: the one for that namespace, else the one for the whole cluster.
    /// Null when the kind is not watched there at all.
    /// </summary>
    public SourceFact? SourceOf(SourceKind kind, string @namespace = "") =>
        (_speakers.AreNarrow(kind) ? Sources.GetValueOrDefault((kind, @namespace)) : null) ?? _speakers.ForAll(kind);

    /// <summary>The kind can be believed to be completely known there, if perhaps no longer fresh.</summary>
    public bool Knows(SourceKind kind, string @namespace = "") => SourceOf(kind, @namespace)?.HasSynced == true;
}
