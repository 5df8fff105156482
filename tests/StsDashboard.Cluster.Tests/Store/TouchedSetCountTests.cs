using System.Globalization;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Cluster.Tests.Store;

/// <summary>An event makes the sets that it concerns be inspected again, and no other, however many there are.</summary>
public sealed class TouchedSetCountTests
{
    private const int Count = 50;

    private readonly ClusterStore _store = new();
    private readonly StatefulSetFact[] _sets = [.. Enumerable.Range(0, Count).Select(SetOf)];
    private readonly StoreSubscription _changes;

    public TouchedSetCountTests()
    {
        _store.Replace(SourceKind.StatefulSets, "", _sets);
        _store.Replace(SourceKind.Pods, "", [.. _sets.SelectMany(Pods.AllReady)]);
        _store.Replace(SourceKind.PersistentVolumeClaims, "", [.. _sets.Select(set => Claims.Bound(set, "data", 0))]);
        _changes = _store.Subscribe();
        Touched();
    }

    [Fact]
    public void Pod_Changes_TouchesItsSetOnly()
    {
        _store.Upsert(Pods.Ready(_sets[7], 1).Starting());

        Assert.Equal([_sets[7].Key], Touched());
    }

    [Fact]
    public void Claim_Changes_TouchesItsSetOnly()
    {
        _store.Upsert(Claims.Bound(_sets[7], "data", 0) with { Phase = "Lost" });

        Assert.Equal([_sets[7].Key], Touched());
    }

    [Fact]
    public void Status_OfASetChanges_TouchesThatSetOnly()
    {
        _store.Upsert(_sets[7] with { Status = _sets[7].Status with { ReadyReplicas = 1 } });

        Assert.Equal([_sets[7].Key], Touched());
    }

    [Fact]
    public void Pod_OfAnotherWorkload_TouchesNone()
    {
        _store.Upsert(Pods.Ready(_sets[7], 1) with
        {
            Key = new("shop", "backup-x7f2p"),
            Controller = new OwnerReference("Job", "backup", "job-backup", IsController: true),
            ClaimNames = ["backups"],
        });

        Assert.Empty(Touched());
    }

    private static StatefulSetFact SetOf(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"set{number}");
        var labels = LabelSet.Of(("app", name));
        return Sets.Web().WithClaims("data") with
        {
            Key = new("shop", name),
            Uid = $"uid-{name}",
            ServiceName = name,
            Selector = new LabelSelector(labels),
            TemplateLabels = labels,
        };
    }

    private IReadOnlyCollection<ObjectKey> Touched()
    {
        var wait = _changes.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.True(wait.IsCompletedSuccessfully, "Something changed, so the wait has to end at once.");
        return wait.Result.Sets;
    }
}
