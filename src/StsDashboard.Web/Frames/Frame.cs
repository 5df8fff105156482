using System.Collections.Immutable;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Frames;

/// <summary>
/// What every reader sees at one moment: page, hub and REST read the same frame, so they cannot disagree. Immutable; what
/// did not change since the last frame is the same instance.
/// </summary>
public sealed record Frame
{
    public static Frame Empty { get; } = new();

    /// <summary>What is left to see for who is not, or no longer, let in.</summary>
    public static Frame Over { get; } = new() { Scope = NamespaceScope.Nothing };

    /// <summary>What is left to see for who has logged out, on this page or on another.</summary>
    public static Frame LoggedOut { get; } = new() { Scope = NamespaceScope.Nothing };

    /// <summary>No other frame follows.</summary>
    public bool IsLast => ReferenceEquals(this, Over) || ReferenceEquals(this, LoggedOut);

    /// <summary>The namespaces that this frame's readers may see; null when they may see all.</summary>
    public NamespaceScope? Scope { get; init; }

    /// <summary>Grows by at least one with each frame.</summary>
    public long Version { get; init; }

    public DateTimeOffset AsOf { get; init; }

    /// <summary>The cluster's name as a person knows it: the kubeconfig context, or the scenario.</summary>
    public string ClusterName { get; init; } = "";

    /// <summary>The cluster is the simulated one.</summary>
    public bool Simulated { get; init; }

    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>DNS servers are configured, so names are asked for.</summary>
    public bool AsksNames { get; init; }

    public ImmutableSortedDictionary<ObjectKey, SetInspection> Sets { get; init; } = ImmutableSortedDictionary<ObjectKey, SetInspection>.Empty;

    /// <summary>What happened to each set, and for a while to those that are gone.</summary>
    public ImmutableDictionary<ObjectKey, SetHistory> Histories { get; init; } = ImmutableDictionary<ObjectKey, SetHistory>.Empty;

    public ImmutableArray<OrphanedClaim> OrphanedClaims { get; init; } = [];

    /// <summary>Findings that no set's inspection holds, because their set is gone; worst first.</summary>
    public ValueList<Finding> ClusterFindings { get; init; }

    /// <summary>Those of the sets and those of the cluster, in no particular order.</summary>
    public IEnumerable<Finding> AllFindings => Sets.Values.SelectMany(set => set.Findings).Concat(ClusterFindings);

    /// <summary>The cluster's nodes, for plans; null while they are not known.</summary>
    public FactTable<NodeFact>? Nodes { get; init; }

    /// <summary>Every watch and every DNS server, by kind then scope.</summary>
    public ImmutableArray<SourceFact> Sources { get; init; } = [];

    /// <summary>Every permitted source has delivered its first whole list.</summary>
    public bool HasSynced { get; init; }

    /// <summary>All that the source tells of lies where the reader may look: how much it holds, when it spoke last, what it could not read.</summary>
    public bool TellsAllOf(SourceFact source) => Scope is null || (source.Kind != SourceKind.Dns && source.Scope.Length > 0);

    /// <summary>Whoever reads this frame may see the namespace, whether there is something in it or not.</summary>
    public bool Sees(string @namespace) => Scope is null || Scope.Contains(@namespace);
}
