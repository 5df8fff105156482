using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>The model against the real controller: what it says comes next, now or after the wait, is what came next.</summary>
public sealed class ControllerModelRecordingTests(ITestOutputHelper output)
{
    /// <summary>
    /// Kinds are watched on connections of their own, so an act can overtake the change that caused it: here the pod's
    /// deletion arrives before the set's new partition.
    /// </summary>
    private static readonly (string Recording, int Act) Overtaken = ("partition-canary", 10);

    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Recordings")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Next_FromTheLastWordOfTheSetToEachAct_ForetellsTheAct(string name)
    {
        var recording = Recording.Load(name);
        var acts = ControllerAct.Of(recording);
        var replay = new Replay(recording);
        var (applied, foretold, instants) = (0, 0, 0);
        for (var number = 0; number < acts.Count; number++)
        {
            var act = acts[number];
            var from = LastWordBefore(recording, act);
            for (; applied <= act.Change; applied++)
            {
                if (applied >= from)
                {
                    instants++;
                    if (WhatItSaysInstead(replay, act) is not { } said)
                    {
                        foretold++;
                    }
                    else if ((name, number) != Overtaken)
                    {
                        Assert.Fail($"{recording.Changes[applied].At.TotalSeconds:0.00} s, act {number}: {act}, but the model said {said}");
                    }
                }
                replay.Step();
            }
        }
        output.WriteLine($"{acts.Count} acts, foretold at {foretold} of {instants} instants");
        Assert.NotEmpty(acts);
    }

    /// <summary>
    /// The first change after everything that came from outside: the set's spec, the revisions made of it, what someone
    /// did to a pod. Before that, nobody could know; from there to the act, the model has to.
    /// </summary>
    private static int LastWordBefore(Recording recording, ControllerAct act)
    {
        var (generation, last) = (0L, 0);
        for (var index = 0; index < act.Change; index++)
        {
            var change = recording.Changes[index];
            if (change.Fact is RevisionFact || change is { Kind: SourceKind.StatefulSets, Fact: null })
            {
                last = index + 1;
            }
            else if (change.Fact is StatefulSetFact set && set.Name == act.Set && set.Generation != generation)
            {
                generation = set.Generation;
                last = index + 1;
            }
            else if (change.Kind == SourceKind.Pods && recording.Steps.Any(step => IsFirstSignOf(step, recording, index)))
            {
                last = index + 1;
            }
        }
        return last;
    }

    /// <summary>The change is the first to a pod since the step that named it.</summary>
    private static bool IsFirstSignOf(RecordedStep step, Recording recording, int index)
    {
        var change = recording.Changes[index];
        return step.At <= change.At
            && step.Kubectl.Split(' ') is [_, "pod", var pod, ..] && pod == change.Key.Name
            && !recording.Changes.Take(index).Any(earlier => earlier.At >= step.At && earlier.Key == change.Key);
    }

    /// <summary>Null when the model foretells the act.</summary>
    private static string? WhatItSaysInstead(Replay replay, ControllerAct act)
    {
        var set = replay.Snapshot.Sets.Single(candidate => candidate.Name == act.Set);
        var outlook = SetInspector.Inspect(replay.Snapshot, set, replay.Now).Outlook;
        var steps = outlook.WaitingFor is null ? outlook.Next : outlook.Then;
        return steps.Any(step => step.Action == act.Action && step.Ordinal == act.Ordinal && step.Revision == act.Revision) ? null : outlook.ToString();
    }
}
