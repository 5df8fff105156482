using CsCheck;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Store;

public sealed class ClusterStorePropertyTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddHours(1);

    [Fact]
    public void Indexes_AfterAnyWrites_AgreeWithTables() =>
        StoreWrite.Any.Array[1, 40].Sample(writes =>
        {
            var store = new ClusterStore();
            foreach (var write in writes)
            {
                write.Apply(store);
            }
            var s = store.Snapshot;
            AssertGroups(s.Sets, set => [set.Namespace], s.SetsByNamespace);
            AssertGroups(s.Pods, pod => pod.Controller is { } owner ? [owner.Uid] : [], s.PodsByController);
            AssertGroups(s.Pods, pod => pod.ClaimNames.Select(name => new ObjectKey(pod.Namespace, name)), s.PodsByClaim);
            AssertGroups(s.Claims, claim => [claim.Namespace], s.ClaimsByNamespace);
            AssertGroups(s.Services, service => [service.Namespace], s.ServicesByNamespace);
            AssertGroups(s.EndpointSlices, slice => slice.ServiceName.Length > 0 ? [new ObjectKey(slice.Namespace, slice.ServiceName)] : [], s.SlicesByService);
            AssertGroups(s.Revisions, revision => [revision.OwnerUid], s.RevisionsByOwner);
            AssertGroups(s.DisruptionBudgets, budget => [budget.Namespace], s.BudgetsByNamespace);
        });

    [Fact]
    public void Marks_AfterAnyWrite_CoverEverySetWhoseNeighbourhoodChanged() =>
        Gen.Select(StoreWrite.Any.Array[0, 40], StoreWrite.Any).Sample((writes, last) =>
        {
            var store = new ClusterStore();
            foreach (var write in writes)
            {
                write.Apply(store);
            }
            using var subscription = store.Subscribe();
            Take(subscription);
            var before = store.Snapshot;

            last.Apply(store);

            var after = store.Snapshot;
            var marked = after == before ? new HashSet<ObjectKey>() : Take(subscription).Sets;
            foreach (var key in before.Sets.Concat(after.Sets).Select(set => set.Key).Distinct().Where(key => !marked.Contains(key)))
            {
                Assert.Equal(Neighbourhood.Of(before, before.Sets.Find(key)!), Neighbourhood.Of(after, after.Sets.Find(key)!));
            }
        }, iter: 3000);

    /// <summary>Findings included, so that inspecting only what is marked comes to the same as inspecting everything.</summary>
    [Fact]
    public void Inspection_OfASetThatIsNotMarked_IsUnchanged() =>
        Gen.Select(StoreWrite.Any.Array[0, 40], StoreWrite.Any).Sample((writes, last) =>
        {
            var store = new ClusterStore();
            foreach (var kind in Enum.GetValues<SourceKind>())
            {
                store.Report(new SourceFact { Kind = kind, State = SourceState.Live });
            }
            foreach (var write in writes)
            {
                write.Apply(store);
            }
            using var subscription = store.Subscribe();
            Take(subscription);
            var before = store.Snapshot;

            last.Apply(store);

            var after = store.Snapshot;
            var marked = after == before ? new HashSet<ObjectKey>() : Take(subscription).Sets;
            foreach (var set in after.Sets.Where(set => !marked.Contains(set.Key)))
            {
                Assert.Equal(SetInspector.Inspect(before, before.Sets.Find(set.Key)!, Now), SetInspector.Inspect(after, set, Now));
            }
        }, iter: 3000);

    [Fact]
    public void Replace_OfAnyList_EqualsUpsertsAndRemoves() =>
        Gen.Select(FactGen.Pod.Array[0, 12], FactGen.Pod.Array[0, 12], Gen.OneOf("", "one")).Sample((held, list, scope) =>
        {
            var listed = list.Where(pod => scope.Length == 0 || pod.Namespace == scope).ToList();
            var replaced = new ClusterStore();
            var edited = new ClusterStore();
            foreach (var pod in held)
            {
                replaced.Upsert(pod);
                edited.Upsert(pod);
            }

            replaced.Replace(SourceKind.Pods, scope, listed);

            foreach (var gone in edited.Snapshot.Pods.Where(pod =>
                (scope.Length == 0 || pod.Namespace == scope) && listed.All(other => other.Key != pod.Key)).ToList())
            {
                edited.Remove(SourceKind.Pods, gone.Key);
            }
            foreach (var pod in listed)
            {
                edited.Upsert(pod);
            }
            Assert.Equal(edited.Snapshot.Pods.OrderBy(pod => pod.Key), replaced.Snapshot.Pods.OrderBy(pod => pod.Key));
        });

    private static StoreChanges Take(StoreSubscription subscription)
    {
        var wait = subscription.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.True(wait.IsCompletedSuccessfully, "Something changed, so the wait has to end at once.");
        return wait.Result;
    }

    private static void AssertGroups<TGroup, T>(FactTable<T> table, Func<T, IEnumerable<TGroup>> groupsOf, FactIndex<TGroup, T> index)
        where TGroup : notnull, IEquatable<TGroup>
        where T : Fact
    {
        var expected = table.SelectMany(fact => groupsOf(fact).Select(group => (Group: group, Fact: fact))).ToLookup(pair => pair.Group, pair => pair.Fact);
        Assert.Equal(expected.Select(group => group.Key).ToHashSet(), index.Groups.ToHashSet());
        foreach (var group in expected)
        {
            Assert.Equal(group.OrderBy(fact => fact.Key), index.Of(group.Key).OrderBy(fact => fact.Key));
        }
    }
}
