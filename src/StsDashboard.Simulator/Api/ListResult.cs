using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">The page's objects.</param>
/// <param name="Next">Where the next page starts; null on the last.</param>
/// <param name="Remaining">Objects after this page; null when it is the last or selectors make the count unknown.</param>
internal sealed record ListResult(IReadOnlyList<StoredObject> Items, ContinueToken? Next, long? Remaining)
{
    public bool More => Next is not null;
}
