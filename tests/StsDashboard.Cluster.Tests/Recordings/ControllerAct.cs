using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>Something the real StatefulSet controller did to a pod.</summary>
/// <param name="Change">The number of the change that shows it; what came before it is what the controller can have known.</param>
public sealed record ControllerAct(int Change, ControllerAction Action, string Set, int Ordinal, string Revision)
{
    /// <summary>How long after a person's deletion its change may come.</summary>
    private static readonly TimeSpan Reaction = TimeSpan.FromSeconds(1);

    /// <summary>Creations and deletions of pods of living sets, but for those that a person did.</summary>
    public static IReadOnlyList<ControllerAct> Of(Recording recording)
    {
        var acts = new List<ControllerAct>();
        var replay = new Replay(recording);
        for (var index = 0; index < recording.Changes.Count; index++)
        {
            var before = replay.Snapshot;
            var change = recording.Changes[index];
            replay.Step();
            if (change.Kind == SourceKind.Pods && Of(recording, change, before, index) is { } act)
            {
                acts.Add(act);
            }
        }
        return acts;
    }

    private static ControllerAct? Of(Recording recording, RecordedChange change, ClusterSnapshot before, int index)
    {
        var was = before.Pods.Find(change.Key);
        var pod = change.Fact as PodFact;
        if (((pod ?? was)?.Controller) is not { } controller
            || before.Sets.FirstOrDefault(set => set.Uid == controller.Uid) is not { } set
            || PodIdentity.OrdinalOf(set.Name, change.Key.Name) is not { } ordinal)
        {
            return null;
        }
        if (was is null)
        {
            return new(index, ControllerAction.CreatePod, set.Name, ordinal, pod!.Revision);
        }
        var goes = !was.IsTerminating && (pod is null or { IsTerminating: true });
        return goes && !ByHand(recording, change) ? new(index, ControllerAction.DeletePod, set.Name, ordinal, "") : null;
    }

    private static bool ByHand(Recording recording, RecordedChange change) => recording.Steps.Any(step =>
        step.Kubectl.StartsWith($"delete pod {change.Key.Name} ", StringComparison.Ordinal)
        && step.At <= change.At && change.At - step.At < Reaction);
}
