using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Storage;

/// <summary>Orphaned claims of the whole cluster.</summary>
public sealed class OrphanTests
{
    private static readonly StatefulSetFact Set = Sets.Web(2).WithClaims("data");

    [Fact]
    public void Inspect_EveryClassOfALiveSet_IsFoundInOrder()
    {
        var idle = Sets.Web(0).WithClaims("data") with { Key = new ObjectKey("shop", "idle"), Uid = "set-idle" };
        var orphans = Inspect(
            Set, idle, Pods.Ready(Set, 0), Claims.Bound(Set, "data", 0), Claims.Bound(Set, "data", 1), Claims.Bound(Set, "data", 4), Claims.Bound(idle, "data", 0));

        Assert.Equal(
            [
                ("data-idle-0", "data", "idle", 0, OrphanClass.ScaledToZero, "mounted again from 1 replica, with its old data"),
                ("data-web-1", "data", "web", 1, OrphanClass.Unmounted, "web-1 mounts it once it is created"),
                ("data-web-4", "data", "web", 4, OrphanClass.BeyondRange, "mounted again from 5 replicas, with its old data"),
            ],
            orphans.Select(orphan => (orphan.Claim.Name, orphan.Template, orphan.SetName, orphan.Ordinal ?? -1, orphan.Class, orphan.Consequence)));
    }

    [Fact]
    public void Inspect_ScaledUpAgain_IsNoOrphan()
    {
        var claim = Claims.Bound(Set, "data", 2);
        var scaled = Set with { Replicas = 3 };

        Assert.Single(Inspect(Set, claim));
        Assert.Empty(Inspect(scaled, claim, Pods.Ready(scaled, 2)));
    }

    [Fact]
    public void Inspect_MountedByAForeignPodUntilItFinishes_IsOrphanedOnlyThen()
    {
        var claim = Claims.Bound(Set, "data", 4);
        var backup = Claims.MountedBy("shop", "backup", claim.Name);

        Assert.Empty(Inspect(Set, claim, backup));
        Assert.Single(Inspect(Set, claim, backup with { Phase = "Succeeded" }));
    }

    [Fact]
    public void Inspect_SetDeletedAndClaimsLeft_AreOfTheGoneSet()
    {
        // Recording set-deleted-claims-left: the claims carry the selector's labels.
        var orphans = Inspect(Claims.Bound(Set, "data", 0), Claims.Bound(Set, "data", 1), Claims.Bound(Set, "data", 2));

        Assert.Equal([0, 1, 2], orphans.Select(orphan => orphan.Ordinal));
        Assert.All(orphans, orphan => Assert.Equal(
            (OrphanClass.SetGone, "data", "web", "mounted again only by a new set web"),
            (orphan.Class, orphan.Template, orphan.SetName, orphan.Consequence)));
    }

    [Theory]
    [InlineData("app", "web", true)]
    [InlineData("app.kubernetes.io/name", "web", true)]
    [InlineData("app", "data", false)]
    [InlineData("app", "shop", false)]
    public void Inspect_SingleClaimOfNoLiveSet_IsOneOnlyIfALabelNamesTheSet(string key, string value, bool gone) =>
        Assert.Equal(gone, Inspect(Claims.Named("shop", "data-web-0") with { Labels = LabelSet.Of((key, value)) }).Count == 1);

    [Fact]
    public void Inspect_UnlabelledClaimsThatOnlyLookSo_AreNotOurs() =>
        Assert.Empty(Inspect(Claims.Named("shop", "my-data-0"), Claims.Named("shop", "my-data-1"), Claims.Named("shop", "scratch-7"), Claims.Named("shop", "notes")));

    [Fact]
    public void Inspect_SiblingsWithTheSameLabels_AreEvidence()
    {
        var labels = LabelSet.Of(("tier", "db"));

        Assert.Equal(2, Inspect(Named("index-solr-0", labels), Named("index-solr-1", labels)).Count);
        Assert.Empty(Inspect(Named("index-solr-0", labels), Named("index-solr-1", LabelSet.Of(("tier", "web")))));
    }

    [Fact]
    public void Inspect_SiblingStillMounted_IsEvidenceButNoOrphan()
    {
        var labels = LabelSet.Of(("tier", "db"));
        var orphans = Inspect(Named("datadir-mongo-0", labels), Named("datadir-mongo-3", labels), Claims.MountedBy("shop", "mongo-dump", "datadir-mongo-3"));

        Assert.Equal("datadir-mongo-0", Assert.Single(orphans).Claim.Name);
    }

    [Theory]
    [InlineData("StatefulSet", "foo-db")]
    [InlineData("Pod", "foo-db-3")]
    public void Inspect_OwnerReference_SplitsTheName(string kind, string owner)
    {
        var claim = Claims.Named("shop", "data-foo-db-3") with { Owners = [new OwnerReference(kind, owner, "gone", IsController: true)] };
        var orphan = Assert.Single(Inspect(claim));

        Assert.Equal(("data", "foo-db", 3), (orphan.Template, orphan.SetName, orphan.Ordinal));
    }

    [Fact]
    public void Inspect_OwnerOfAnotherKind_IsNoEvidence() =>
        Assert.Empty(Inspect(Claims.Named("shop", "data-web-0") with { Owners = [new OwnerReference("Database", "web", "x", IsController: true)] }));

    [Fact]
    public void Inspect_GoneSetsNameCannotBeSplit_SaysGoneWithoutAName()
    {
        var orphan = Assert.Single(Inspect(Named("data-foo-db-0", LabelSet.Of(("app", "db")))));

        Assert.Equal((OrphanClass.SetGone, "", "", "mounted again only by a new set of the same name"), (orphan.Class, orphan.Template, orphan.SetName, orphan.Consequence));
    }

    [Fact]
    public void Inspect_LabelRepeatsAllAfterTheFirstDash_SplitsThere()
    {
        var orphan = Assert.Single(Inspect(Named("data-foo-db-0", LabelSet.Of(("app", "foo-db")))));

        Assert.Equal(("data", "foo-db"), (orphan.Template, orphan.SetName));
    }

    [Fact]
    public void Inspect_TemplateThatTheRecreatedSetNoLongerHas_SaysSo()
    {
        var orphan = Assert.Single(Inspect(Set, Claims.Bound(Set, "wal", 0)));

        Assert.Equal((OrphanClass.SetGone, "no template of set web asks for it"), (orphan.Class, orphan.Consequence));
    }

    [Fact]
    public void Inspect_SetsWhoseNamesOverlap_KeepTheirOwnClaims()
    {
        // Recording overlapping-names: web and web-1; data-web-1-0 belongs to web-1, whatever web is.
        var other = Set with { Key = new ObjectKey("shop", "web-1"), Uid = "set-web-1", Replicas = 0 };
        var orphan = Assert.Single(Inspect(
            Set, other, Pods.Ready(Set, 0), Pods.Ready(Set, 1), Claims.Bound(Set, "data", 0), Claims.Bound(Set, "data", 1), Claims.Bound(other, "data", 0)));

        Assert.Equal(("data-web-1-0", "web-1", OrphanClass.ScaledToZero), (orphan.Claim.Name, orphan.SetName, orphan.Class));
    }

    [Fact]
    public void Inspect_TwoLiveSetsFitTheName_IsAmbiguous()
    {
        var c = Set.WithClaims("a-b") with { Key = new ObjectKey("shop", "c"), Uid = "set-c" };
        var bc = Set.WithClaims("a") with { Key = new ObjectKey("shop", "b-c"), Uid = "set-b-c" };
        var orphan = Assert.Single(Inspect(c, bc, Claims.Named("shop", "a-b-c-9")));

        Assert.Equal((OrphanClass.Ambiguous, "", "", 9), (orphan.Class, orphan.Template, orphan.SetName, orphan.Ordinal));
    }

    [Fact]
    public void Inspect_SetOfAnotherNamespace_ClaimsNothing() =>
        Assert.Empty(Inspect(Set, Claims.Named("other", "data-web-4")));

    [Theory]
    [InlineData(SourceKind.Pods)]
    [InlineData(SourceKind.StatefulSets)]
    public void Inspect_PodsOrSetsUnknown_CallsNothingOrphaned(SourceKind kind)
    {
        var snapshot = Snapshots.Of(Set, Claims.Bound(Set, "data", 4), Named("index-solr-0", LabelSet.Of(("app", "solr")))).WithSource(kind, SourceState.Forbidden);

        Assert.Empty(OrphanInspector.Inspect(snapshot, new Dictionary<string, DateTimeOffset>()));
    }

    [Fact]
    public void Inspect_Since_IsExactFromTheConditionElseAtLeastFromFirstSight()
    {
        var exact = Claims.Bound(Set, "data", 4) with { UnusedSince = Clock.Start };
        var seen = Claims.Bound(Set, "data", 5);
        var unknown = Claims.Bound(Set, "data", 6);
        var orphans = OrphanInspector.Inspect(
            Snapshots.Of(Set, exact, seen, unknown), new Dictionary<string, DateTimeOffset> { [exact.Uid] = Clock.Now, [seen.Uid] = Clock.Now });

        Assert.Equal([(Clock.Start, true), (Clock.Now, false), (null, false)], orphans.Select(orphan => (orphan.Since, orphan.SinceExact)));
    }

    [Fact]
    public void Inspect_Volume_ComesAlong()
    {
        var claim = Claims.Bound(Set, "data", 4);
        var volume = new VolumeFact { Key = new ObjectKey("", claim.VolumeName), ReclaimPolicy = "Delete" };

        Assert.Same(volume, Assert.Single(Inspect(Set, claim, volume)).Volume);
    }

    private static ClaimFact Named(string name, LabelSet labels) => Claims.Named("shop", name) with { Labels = labels };

    private static IReadOnlyList<OrphanedClaim> Inspect(params ReadOnlySpan<Fact> facts) =>
        OrphanInspector.Inspect(Snapshots.Of(facts), new Dictionary<string, DateTimeOffset>());
}
