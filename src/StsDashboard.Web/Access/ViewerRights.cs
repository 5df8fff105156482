using System.Collections.Immutable;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Access;

/// <summary>What the cluster said of one viewer.</summary>
/// <param name="Asked">The namespaces that were asked about.</param>
/// <param name="Scope">Those of them that may be seen; null when every namespace may be.</param>
/// <param name="Until">When to ask anew.</param>
internal sealed record ViewerRights(ImmutableSortedSet<string> Asked, NamespaceScope? Scope, DateTimeOffset Until)
{
    public bool Covers(ImmutableSortedSet<string> namespaces) => Scope is null || ReferenceEquals(Asked, namespaces) || Asked.IsSupersetOf(namespaces);
}
