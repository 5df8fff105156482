using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>After each thing that a person did: which ordinals have a ready pod, and of which revision.</summary>
public sealed class RecordingTests
{
    private const string Old = "web-f5c6c6dcf";
    private const string New = "web-5cf795946";
    private const string Bad = "web-94d56f866";

    public static TheoryData<string, string[]> Scenarios => new()
    {
        { "rolling-update", [$"0={Old} 1={Old} 2={Old}", $"0={New} 1={New} 2={New}"] },
        {
            "partition-canary",
            [
                $"0={Old} 1={Old} 2={Old} 3={Old} 4={Old}",
                $"0={Old} 1={Old} 2={Old} 3={New} 4={New}",
                $"0={Old} 1={Old} 2={Old} 3={New} 4={New}",
                $"0={New} 1={New} 2={New} 3={New} 4={New}",
            ]
        },
        {
            "partition-with-ordinals-start",
            [
                $"10={Old} 11={Old} 12={Old} 13={Old}",
                $"10={Old} 11={Old} 12={New} 13={New}",
                $"10={Old} 11={Old} 12={New} 13={New}",
            ]
        },
        {
            "scale-up-then-down",
            [
                $"0={Old} 1={Old} 2={Old}",
                $"0={Old} 1={Old} 2={Old} 3={Old} 4={Old}",
                $"0={Old} 1={Old}",
                $"0={Old} 1={Old} 2={Old}",
            ]
        },
        {
            "stuck-rollout-forced-rollback",
            [
                $"0={Old} 1={Old} 2={Old}",
                $"0={Old} 1={Old} 2={Bad}(CrashLoopBackOff)",
                $"0={Old} 1={Old} 2={Bad}(CrashLoopBackOff)",
                $"0={Old} 1={Old} 2={Old}",
            ]
        },
        { "on-delete", [$"0={Old} 1={Old} 2={Old}", $"0={Old} 1={Old} 2={Old}", $"0={Old} 1={New} 2={Old}"] },
        // Between the second deed and the third the pods belong to nobody.
        { "set-orphan-delete-and-adopt", [$"0={Old} 1={Old} 2={Old}", "", $"0={Old} 1={Old} 2={Old}"] },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Replay_AfterEachStep_HasTheOrdinalsAndRevisionsOfTheRealCluster(string name, string[] outcomes)
    {
        var replay = new Replay(Recording.Load(name));

        Assert.Equal(replay.Recording.Steps.Count, outcomes.Length);
        for (var step = 0; step < outcomes.Length; step++)
        {
            replay.AdvanceToOutcomeOf(step);
            Assert.Equal(outcomes[step], Describe(replay.Snapshot));
        }
    }

    [Fact]
    public void Replay_OfOrphanedPods_KeepsTheirLabelsAndClaims()
    {
        var replay = new Replay(Recording.Load("set-orphan-delete-and-adopt"));
        replay.AdvanceToOutcomeOf(1);

        Assert.Empty(replay.Snapshot.Sets);
        Assert.Equal(3, replay.Snapshot.Pods.Count);
        Assert.All(replay.Snapshot.Pods, pod =>
        {
            Assert.Null(pod.Controller);
            Assert.Equal("web", pod.Labels.Find("app"));
            Assert.Equal($"data-{pod.Name}", Assert.Single((IEnumerable<string>)pod.ClaimNames));
        });
    }

    [Fact]
    public void Load_OfEveryRecording_ReadsEveryObject()
    {
        var names = Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Recordings")).Select(folder => Path.GetFileName(folder)!).ToList();

        Assert.Equal(33, names.Count);
        Assert.All(names, name =>
        {
            var replay = new Replay(Recording.Load(name));
            while (replay.Step() is { } change)
            {
                Assert.NotEmpty(change.Key.Name);
            }
            Assert.All(replay.Snapshot.Pods.Where(pod => pod.IsReady), pod => Assert.Empty(pod.Reason));
            Assert.All(replay.Snapshot.Claims, claim => Assert.True(claim.Requested.Bytes > 0, claim.Key.ToString()));
        });
    }

    private static string Describe(ClusterSnapshot snapshot) => string.Join(' ',
        snapshot.Sets.SelectMany(set => snapshot.PodsByController.Of(set.Uid))
            .Select(pod => (Ordinal: int.Parse(pod.Name.Split('-')[^1]), Pod: pod))
            .OrderBy(pair => pair.Ordinal)
            .Select(pair => $"{pair.Ordinal}={pair.Pod.Revision}{(pair.Pod.IsRunningAndReady ? "" : $"({pair.Pod.Reason})")}"));
}
