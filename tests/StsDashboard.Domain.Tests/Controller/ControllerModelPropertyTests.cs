using CsCheck;
using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller;

/// <summary>What must hold for any facts, sensible or absurd.</summary>
public sealed class ControllerModelPropertyTests
{
    [Fact]
    public void Next_AnyFacts_StepsFitThePodsAndEachOrdinalIsTouchedOnce() =>
        Gen.Select(AnyFacts.Set, AnyFacts.Pod.List[0, 9], AnyFacts.Claim.List[0, 4]).Sample((set, pods, claims) =>
        {
            var outlook = ControllerModel.Next(set, pods, claims, Clock.Now);
            var byOrdinal = pods.Where(pod => PodIdentity.OrdinalOf(set.Name, pod.Name) is not null)
                .GroupBy(pod => PodIdentity.OrdinalOf(set.Name, pod.Name)!.Value)
                .ToDictionary(group => group.Key, group => group.Last());
            var range = OrdinalRange.Of(set);

            Assert.NotEmpty(outlook.Next);
            Assert.Equal(outlook.WaitingFor is null, outlook.Then.IsEmpty);
            Assert.DoesNotContain(outlook.Then, step => step.Action == ControllerAction.Wait);
            Assert.True(outlook.Next.Count == 1 || outlook.Next.All(step => step.Action is ControllerAction.CreatePod or ControllerAction.DeletePod));
            Assert.Equal(outlook.Next.Count, outlook.Next.DistinctBy(step => step.Ordinal).Count());
            foreach (var step in outlook.Next)
            {
                switch (step.Action)
                {
                    case ControllerAction.None:
                        Assert.Null(step.Ordinal);
                        break;
                    case ControllerAction.CreatePod:
                        Assert.True(range.Contains(step.Ordinal!.Value) && !byOrdinal.ContainsKey(step.Ordinal.Value));
                        break;
                    case ControllerAction.DeletePod:
                        Assert.False(byOrdinal[step.Ordinal!.Value].IsTerminating);
                        break;
                    case ControllerAction.Wait:
                        Assert.True(range.Contains(step.Ordinal!.Value) || byOrdinal.ContainsKey(step.Ordinal.Value));
                        break;
                }
            }
        });

    [Fact]
    public void Next_OrderedReady_DoesOneThingAtATime() =>
        Gen.Select(AnyFacts.Set, AnyFacts.Pod.List[0, 9]).Sample((set, pods) =>
            !(set.IsMonotonic && set.MaxUnavailable is null or "1")
            || ControllerModel.Next(set, pods, [], Clock.Now) is { Next.Count: 1, Then.Count: <= 1 });

    /// <summary>Doing what the model says, with pods that start and stop at once, must end, and end with the set as asked.</summary>
    [Fact]
    public void Next_Followed_ReachesWhatTheSetAsks()
    {
        var sensible =
            from replicas in Gen.Int[0, 6]
            from start in Gen.Int[0, 3]
            from partition in Gen.Int[0, 7].Nullable()
            from policy in Gen.OneOf("OrderedReady", "Parallel")
            from maxUnavailable in Gen.OneOf(null, "2", "60%")
            select Sets.Web(replicas).Updating(partition) with
            {
                StartOrdinal = start,
                PodManagementPolicy = policy,
                MaxUnavailable = partition is null ? null : maxUnavailable,
            };
        Gen.Select(sensible, AnyFacts.Pod.List[0, 8]).Sample((asked, pods) =>
        {
            var set = asked;
            var world = pods.Where(pod => PodIdentity.OrdinalOf("web", pod.Name) is not null)
                .GroupBy(pod => pod.Key).ToDictionary(group => group.Key, group => group.First());
            for (var pass = 0; pass < 100; pass++)
            {
                // Without a rollingUpdate block this count is the limit; the controller writes it in every sync.
                set = set with { Status = set.Status with { CurrentReplicas = CountCurrent(world.Values, set) } };
                var outlook = ControllerModel.Next(set, world.Values, [], Clock.Now);
                if (outlook.Next[0].Action == ControllerAction.None)
                {
                    var range = OrdinalRange.Of(set);
                    Assert.Equal(range.Count, world.Count);
                    Assert.All(world.Values, pod => Assert.True(pod.IsRunningAndReady && !pod.IsTerminating));
                    var inScope = Math.Max(0, range.Count - (set.Partition ?? 0));
                    Assert.True(world.Values.Count(pod => pod.Revision == Sets.NewRevision) >= inScope);
                    return;
                }
                foreach (var step in outlook.Next)
                {
                    Follow(world, step, set);
                }
            }
            Assert.Fail("It goes on for ever.");
        });
    }

    private static int CountCurrent(IEnumerable<PodFact> pods, StatefulSetFact set) => pods.Count(pod =>
        pod.Revision == Sets.OldRevision && !pod.IsTerminating && OrdinalRange.Of(set).Contains(PodIdentity.OrdinalOf("web", pod.Name)!.Value));

    private static void Follow(Dictionary<ObjectKey, PodFact> world, ControllerStep step, StatefulSetFact set)
    {
        var key = new ObjectKey("shop", PodIdentity.Name("web", step.Ordinal!.Value));
        switch (step.Action)
        {
            case ControllerAction.CreatePod:
                world[key] = Pods.Ready(set, step.Ordinal.Value) with { Revision = step.Revision };
                break;
            case ControllerAction.Wait when !world[key].IsTerminating:
                world[key] = world[key] with { Phase = "Running", IsReady = true };
                break;
            default:
                world.Remove(key);
                break;
        }
    }
}
