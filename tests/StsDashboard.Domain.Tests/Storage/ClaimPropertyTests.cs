using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Storage;

/// <summary>Random namespaces: few names, many dashes, so that they collide.</summary>
public sealed class ClaimPropertyTests
{
    private static readonly Gen<string> Word = Gen.OneOf("a", "b", "a-b", "b-a", "web", "web-1", "0");

    private static readonly Gen<string> ClaimName =
        Gen.OneOf(Gen.Select(Word, Word, Gen.Int[0, 5], ClaimNames.Of), Gen.OneOf("", "-", "a", "a-", "-1", "a-01", "a-b-99999999999", "a--1"));

    private static readonly Gen<StatefulSetFact> Set = Gen.Select(Word, Word, Gen.Int[-1, 4], Gen.Int[-1, 3]).Select((name, template, replicas, start) =>
        Sets.Web(replicas).WithClaims(template, "data") with { Key = new ObjectKey("shop", name), Uid = $"set-{name}", StartOrdinal = start });

    private static readonly Gen<ClaimFact> Claim = Gen.Select(ClaimName, Gen.Bool, Gen.OneOf("Bound", "Pending", "Lost", "", "New")).Select((name, labelled, phase) =>
        Claims.Named("shop", name) with { Phase = phase, Labels = labelled ? LabelSet.Of(("app", "web")) : LabelSet.Empty });

    private static readonly Gen<PodFact> Pod = Gen.Select(Gen.Int[0, 9], Gen.OneOf("Pending", "Running", "Succeeded", "Failed"), ClaimName.Array[0, 2]).Select((number, phase, claims) =>
        Claims.MountedBy("shop", $"pod-{number}", claims) with { Phase = phase });

    private static readonly Gen<ClusterSnapshot> World = Gen.Select(Set.Array[0, 4], Claim.Array[0, 8], Pod.Array[0, 3]).Select((sets, claims, pods) =>
        Snapshots.Of(sets.DistinctBy(set => set.Key).ToArray<Fact>())
            .With(claims.DistinctBy(claim => claim.Key).ToArray<Fact>())
            .With(pods.DistinctBy(pod => pod.Key).ToArray<Fact>()));

    [Fact]
    public void Orphans_AnyNamespace_AreUnmountedClaimsOnceInOrder() => World.Sample(world =>
    {
        var orphans = OrphanInspector.Inspect(world, new Dictionary<string, DateTimeOffset>());
        var keys = orphans.Select(orphan => orphan.Claim.Key).ToList();

        Assert.Equal(keys.Distinct().Order(), keys);
        Assert.All(keys, key => Assert.DoesNotContain(world.PodsByClaim.Of(key), pod => !pod.IsFinished));
    });

    [Fact]
    public void Orphans_EveryClaim_IsMountedOrphanedOrNotOurs() => World.Sample(world =>
    {
        var orphaned = OrphanInspector.Inspect(world, new Dictionary<string, DateTimeOffset>()).ToDictionary(orphan => orphan.Claim.Key);
        foreach (var claim in world.Claims)
        {
            var mounted = world.PodsByClaim.Of(claim.Key).Any(pod => !pod.IsFinished);
            var owners = Owners(world, claim).ToList();
            if (mounted)
            {
                Assert.DoesNotContain(claim.Key, orphaned);
            }
            else if (owners.Count > 0)
            {
                Assert.Equal(ClassFor(owners), orphaned[claim.Key].Class);
            }
            else if (orphaned.TryGetValue(claim.Key, out var gone))
            {
                Assert.Equal(OrphanClass.SetGone, gone.Class);
            }
        }
    });

    [Fact]
    public void Slots_AnyOrdinal_AgreeWithTheOrphansOfTheCluster() => World.Sample(world =>
    {
        var orphaned = OrphanInspector.Inspect(world, new Dictionary<string, DateTimeOffset>()).ToDictionary(orphan => orphan.Claim.Key, orphan => orphan.Class);
        foreach (var set in world.Sets)
        {
            foreach (var slot in ClaimInspector.LeftoverOrdinals(world, set).Concat([-1, 0, 1, 7]).SelectMany(ordinal => ClaimInspector.Inspect(world, set, ordinal, null)))
            {
                Assert.Equal(slot.Claim is null ? null : orphaned.GetValueOrNull(slot.Claim.Key), slot.Orphan);
            }
        }
    });

    private static IEnumerable<(StatefulSetFact Set, int Ordinal)> Owners(ClusterSnapshot world, ClaimFact claim) =>
        from set in world.Sets
        from template in set.ClaimTemplates
        let ordinal = ClaimNames.OrdinalOf(template.Name, set.Name, claim.Name)
        where ordinal is not null
        select (set, ordinal.Value);

    private static OrphanClass ClassFor(List<(StatefulSetFact Set, int Ordinal)> owners)
    {
        var (set, ordinal) = owners[0];
        var start = Math.Max(0, set.StartOrdinal);
        return owners.Count > 1 ? OrphanClass.Ambiguous
            : set.Replicas <= 0 ? OrphanClass.ScaledToZero
            : ordinal >= start && ordinal < start + set.Replicas ? OrphanClass.Unmounted
            : OrphanClass.BeyondRange;
    }
}

file static class OrphanClasses
{
    public static OrphanClass? GetValueOrNull(this Dictionary<ObjectKey, OrphanClass> classes, ObjectKey key) =>
        classes.TryGetValue(key, out var found) ? found : null;
}
