using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Store;

/// <summary>One object's change: it appeared (no before), vanished (no after) or is different. Both are of one kind and key.</summary>
internal readonly record struct FactChange(Fact? Before, Fact? After)
{
    public ObjectKey Key => (After ?? Before)!.Key;

    public IEnumerable<T> Versions<T>()
        where T : Fact
    {
        if (Before is T before)
        {
            yield return before;
        }
        if (After is T after)
        {
            yield return after;
        }
    }
}
