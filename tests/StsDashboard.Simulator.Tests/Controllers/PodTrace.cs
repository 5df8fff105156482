using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Controllers;

/// <summary>Which pods came and went, in the words of <see cref="Recording.Pods"/>.</summary>
internal static class PodTrace
{
    public static List<string> Of(ObjectStore store)
    {
        // The number that a revision had at first: putting an old template back gives it a new one.
        var numbers = Changes(store, ResourceTypes.ControllerRevisions)
            .Where(change => change.Type == StoreEventType.Added)
            .GroupBy(change => change.Current.Name)
            .ToDictionary(group => group.Key, group => group.First().Object.Number("revision"));
        return [.. Changes(store, ResourceTypes.Pods)
            .Where(change => change.Type != StoreEventType.Modified)
            .Select(change => $"{(change.Type == StoreEventType.Added ? '+' : '-')} {change.Current.Name} r{numbers[change.Object.Text("metadata", "labels", "controller-revision-hash")!]}")];
    }

    /// <summary>The lines of each run of creations or deletions in one order.</summary>
    public static List<string> SortedInRuns(IEnumerable<string> lines)
    {
        var sorted = new List<string>();
        var run = new List<string>();
        foreach (var line in lines)
        {
            if (run.Count > 0 && run[0][0] != line[0])
            {
                sorted.AddRange(run.Order(StringComparer.Ordinal));
                run.Clear();
            }

            run.Add(line);
        }

        sorted.AddRange(run.Order(StringComparer.Ordinal));
        return sorted;
    }

    private static List<StoreEvent> Changes(ObjectStore store, ResourceType type)
    {
        var watch = store.Watch(type, null, 0);
        var changes = new List<StoreEvent>();
        for (var batch = watch.Read(); batch.Count > 0; batch = watch.Read())
            changes.AddRange(batch);
        return changes;
    }
}
