using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching;

/// <summary>One page of a list.</summary>
/// <param name="Continue">The token for the next page; null or empty on the last.</param>
/// <param name="Unreadable">Objects that nobody can make a fact of, each with what is wrong with it.</param>
internal sealed record ListPage(IReadOnlyList<Fact> Facts, string ResourceVersion, string? Continue, IReadOnlyList<string> Unreadable);
