using CsCheck;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Store;

/// <summary>One random write, with a text that shows it when a property fails.</summary>
internal sealed record StoreWrite(string Text, Action<ClusterStore> Apply)
{
    public static readonly Gen<StoreWrite> Any = Gen.OneOf([.. FactGen.ByKind.Select(pair => OfKind(pair.Key, pair.Value)), OfNames(), OfEvents(), OfSource()]);

    public override string ToString() => Text;

    private static Gen<StoreWrite> OfKind(SourceKind kind, Gen<Fact> gen) => Gen.OneOf(
        gen.Select(fact => new StoreWrite($"Upsert {fact}", store => store.Upsert(fact))),
        gen.Select(fact => new StoreWrite($"Remove {kind} {fact.Key}", store => store.Remove(kind, fact.Key))),
        Gen.Select(gen.Array[0, 4], Gen.OneOf("", "one")).Select((facts, scope) =>
        {
            // A list of one namespace holds nothing of another, and no cluster-scoped kind is listed by namespace.
            var ofCluster = facts.Any(fact => fact.Namespace.Length == 0);
            var listed = facts.Where(fact => ofCluster || scope.Length == 0 || fact.Namespace == scope).ToList();
            return new StoreWrite(
                $"Replace {kind} in '{scope}' by {string.Join(" + ", listed)}", store => store.Replace(kind, ofCluster ? "" : scope, listed));
        }));

    private static Gen<StoreWrite> OfNames() => Gen.Select(FactGen.Name.Array[0, 2], FactGen.Name.Array[0, 1]).Select((changed, dropped) =>
        new StoreWrite(
            $"Names {string.Join(" + ", (object[])changed)} - {string.Join(", ", dropped.Select(name => name.Fqdn))}",
            store => store.SetNames(changed.DistinctBy(name => name.Fqdn).ToList(), dropped.Select(name => name.Fqdn).ToList())));

    private static Gen<StoreWrite> OfEvents() => Gen.Select(FactGen.Events.Array[0, 2], FactGen.Events.Array[0, 1]).Select((changed, dropped) =>
        new StoreWrite(
            $"Events {string.Join(" + ", (object[])changed)} - {string.Join(", ", dropped.Select(told => told.Subject))}",
            store => store.SetEvents(changed.DistinctBy(told => told.Subject).ToList(), dropped.Select(told => told.Subject).ToList())));

    private static Gen<StoreWrite> OfSource() =>
        FactGen.Source.Select(source => new StoreWrite($"Report {source}", store => store.Report(source)));
}
