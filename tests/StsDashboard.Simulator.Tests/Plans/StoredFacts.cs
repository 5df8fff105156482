using System.Text;
using System.Text.Json;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Plans;

/// <summary>A simulated cluster's objects as the dashboard knows them, decoded as it decodes them.</summary>
internal static class StoredFacts
{
    public static ClusterSnapshot Read(ObjectStore objects)
    {
        var store = new ClusterStore();
        foreach (var kind in WatchedKinds.All)
        {
            store.Report(new SourceFact { Kind = kind.Source, State = SourceState.Live });
            foreach (var stored in objects.List(ResourceTypes.All.Single(type => type.Plural == kind.Resource)))
            {
                var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(stored.ToJsonString()));
                reader.Read();
                if (kind.ToFact(kind.Read(ref reader), out _) is { } fact)
                {
                    store.Upsert(fact);
                }
            }
        }

        return store.Snapshot;
    }
}
