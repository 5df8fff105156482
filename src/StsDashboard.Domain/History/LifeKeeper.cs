using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.History;

/// <summary>Continues the life of one pod by what is seen of it now.</summary>
internal sealed class LifeKeeper(StatefulSetFact set, bool rebuilds, DateTimeOffset now)
{
    /// <summary>An absence of which only its beginning is known.</summary>
    public static PodLife Await(DateTimeOffset since) => new() { Starts = [new PhaseStart(PhaseKind.Missing, since, exact: false)] };

    /// <param name="slot">The slot.</param>
    /// <param name="pod">Its pod, of which nothing is remembered.</param>
    /// <param name="awaited">The absence that it ends; null when none was seen.</param>
    /// <param name="notBefore">When the pod before it was gone.</param>
    public PodLife Begin(Slot slot, PodFact pod, PodLife? awaited, DateTimeOffset? notBefore)
    {
        var starts = awaited?.Starts.ToList() ?? [];
        if (awaited is null && slot.InRange && notBefore is { } gone && gone < pod.CreatedAt)
        {
            starts.Add(new(PhaseKind.Missing, gone, exact: false));
        }
        Append(starts, new PhaseStart(PhaseKind.Unscheduled, notBefore > pod.CreatedAt ? notBefore.Value : pod.CreatedAt, exact: true));
        var life = new PodLife { Uid = pod.Uid, IsRebuilt = rebuilds, Starts = starts.ToValueList() };
        return Continue(life, slot, pod);
    }

    /// <summary>The same instance when nothing about it is new.</summary>
    public PodLife Continue(PodLife life, Slot slot, PodFact pod)
    {
        var kind = PodPhases.Now(slot, pod, life.Last.Kind);
        var isNew = kind != life.Last.Kind;
        // A deletion can be heard of before the change of the set that caused it: kinds are watched one by one.
        var isGoing = kind == PhaseKind.Deleting && (isNew || (life.End == LifeEnd.Deleted && WhyGoing(slot, pod) != life.End));
        if (!isNew && !isGoing && life.Restarts == pod.Restarts && life.Node == pod.Node && life.Revision == pod.Revision)
        {
            return life;
        }
        return life with
        {
            Uid = pod.Uid,
            Revision = pod.Revision,
            Node = pod.Node,
            Restarts = pod.Restarts,
            End = isGoing ? WhyGoing(slot, pod) : life.End,
            EndReason = isGoing ? pod.Reason : life.EndReason,
            Starts = isNew ? Continue(life, kind, slot, pod) : life.Starts,
        };
    }

    /// <summary>Its pod is there after all: its set had let go of it for a while (<c>--cascade=orphan</c>).</summary>
    public static PodLife Resume(PodLife life) => life with { Starts = life.Starts.SkipLast(1).ToValueList(), End = LifeEnd.None };

    /// <summary>Its pod is not there any more.</summary>
    public PodLife Finish(PodLife life, bool inRange, DateTimeOffset at)
    {
        var starts = life.Starts.ToList();
        Append(starts, new PhaseStart(PhaseKind.Gone, at, exact: false));
        var why = life switch
        {
            { HasPod: false } => LifeEnd.None,
            { End: not LifeEnd.None } => life.End,
            _ when !inRange => LifeEnd.ScaledDown,
            _ => set.Status.UpdateRevision.Length > 0 && life.Revision != set.Status.UpdateRevision ? LifeEnd.Updated : LifeEnd.Deleted,
        };
        return life with { Starts = starts.ToValueList(), End = why };
    }

    private ValueList<PhaseStart> Continue(PodLife life, PhaseKind kind, Slot slot, PodFact pod)
    {
        var starts = life.Starts.ToList();
        var wasUp = starts.Exists(start => start.Kind is PhaseKind.NotReady or PhaseKind.Ready or PhaseKind.NameResolves or PhaseKind.Unseen);
        if (!wasUp)
        {
            foreach (var milestone in PodPhases.Milestones(pod).Where(milestone => milestone.Kind > life.Last.Kind && milestone.Kind < kind))
            {
                Append(starts, milestone);
            }
        }
        var since = kind == PhaseKind.NameResolves ? null : PodPhases.Since(kind, pod, starts[^1].Kind, wasUp);
        var seen = kind == PhaseKind.NameResolves ? PodPhases.ResolvedAt(slot.Name, now) : now;
        Append(starts, new PhaseStart(kind, since ?? seen, exact: since is not null));
        if (life.IsRebuilt && !wasUp)
        {
            Distrust(starts);
        }
        return starts.TakeLast(HistoryLimits.PhasesPerLife).ToValueList();
    }

    /// <summary>A start that seems to have taken very long was over long ago: what followed was not seen.</summary>
    private static void Distrust(List<PhaseStart> starts)
    {
        for (var index = 0; index + 1 < starts.Count; index++)
        {
            if (starts[index].Kind is PhaseKind.Starting or PhaseKind.NotReady && starts[index + 1].At - starts[index].At > HistoryLimits.PlausibleStart)
            {
                starts[index] = new(PhaseKind.Unseen, starts[index].At, starts[index].Exact);
            }
        }
    }

    /// <summary>Timestamps are cut to the second and clocks differ, so that a phase can seem to begin before the one before it.</summary>
    private static void Append(List<PhaseStart> starts, PhaseStart start)
    {
        if (starts.Count > 0 && start.At < starts[^1].At)
        {
            start = new(start.Kind, starts[^1].At, start.Exact && starts[^1].At - start.At <= TimeSpan.FromSeconds(1));
        }
        starts.Add(start);
    }

    private LifeEnd WhyGoing(Slot slot, PodFact pod) =>
        set.IsTerminating ? LifeEnd.SetDeleted
        : !slot.InRange ? LifeEnd.ScaledDown
        : pod.IsFinished ? LifeEnd.Failed
        : slot is { Updated: false, Held: false } ? LifeEnd.Updated
        : LifeEnd.Deleted;
}
