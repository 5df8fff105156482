using CsCheck;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Tests.Facts;

public sealed class FactTableTests
{
    /// <summary>Few names, so that they meet again and again.</summary>
    private static readonly Gen<ObjectKey> Keys = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 60]).Select((@namespace, name) => new ObjectKey($"n{@namespace}", $"web-{name}"));

    private static readonly Gen<KeyValuePair<ObjectKey, NodeFact?>> Edits =
        Gen.Select(Keys, Gen.Int[0, 5]).Select((key, kind) => KeyValuePair.Create(key, kind == 0 ? null : new NodeFact { Key = key, Zone = $"zone-{kind}" }));

    [Fact]
    public void Table_AfterAnyEdits_HoldsWhatADictionaryDoes() => Edits.List[0, 30].List[0, 12].Sample(batches =>
    {
        var (table, expected) = (FactTable<NodeFact>.Empty, new Dictionary<ObjectKey, NodeFact>());
        foreach (var batch in batches)
        {
            var (before, held) = (table, table.ToHashSet());
            table = table.With(batch);
            foreach (var (key, fact) in batch)
            {
                expected.Remove(key);
                if (fact is not null)
                {
                    expected.Add(key, fact);
                }
            }
            AssertHolds(expected, table);
            Assert.True(held.SetEquals(before), "The table before has changed.");
        }
    });

    [Fact]
    public void Table_OfMany_FindsEach()
    {
        var nodes = Enumerable.Range(0, 20_000).Select(number => new NodeFact { Key = new ObjectKey("", $"node-{number}") }).ToDictionary(node => node.Key);

        var table = FactTable<NodeFact>.Empty.With(nodes.Values.Select(node => KeyValuePair.Create(node.Key, (NodeFact?)node)));
        AssertHolds(nodes, table);

        var half = nodes.Where(node => node.Value.Name.EndsWith('7')).ToDictionary();
        table = table.With(nodes.Keys.Except(half.Keys).Select(key => KeyValuePair.Create(key, (NodeFact?)null)));
        AssertHolds(half, table);
        Assert.Null(table.Find("", "node-1"));
    }

    private static void AssertHolds(Dictionary<ObjectKey, NodeFact> expected, FactTable<NodeFact> table)
    {
        Assert.Equal(expected.Count, table.Count);
        Assert.True(expected.Values.ToHashSet(ReferenceEqualityComparer.Instance).SetEquals(table), "Other facts are in the table.");
        Assert.All(expected, entry => Assert.Same(entry.Value, table.Find(entry.Key)));
    }
}
