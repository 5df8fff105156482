using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.History;

/// <summary>Shows a set to the historian, one state after the other; seconds count from <see cref="Clock.Now"/>.</summary>
internal sealed class Seen
{
    private SetInspection? _last;

    public SetHistory? History { get; private set; }

    public SetHistory Now => History!;

    public OrdinalHistory Ordinal(int ordinal) => Now.Ordinals.Single(history => history.Ordinal == ordinal);

    public Seen At(double seconds, StatefulSetFact set, params PodFact[] pods) => At(seconds, Inspecting.Around(set, pods), set);

    public Seen At(double seconds, ClusterSnapshot snapshot, StatefulSetFact set)
    {
        var now = Clock.Now.AddSeconds(seconds);
        _last = SetInspector.Inspect(snapshot, set, now, previous: _last);
        History = Historian.Continue(History, _last, now);
        return this;
    }

    public Seen Gone(double seconds)
    {
        History = Historian.Close(Now, Clock.Now.AddSeconds(seconds));
        _last = null;
        return this;
    }

    /// <summary>Such as <c>Unscheduled 0, Starting 1, Ready 4~</c>; <c>~</c> stands for seen instead of exact.</summary>
    public static string Text(PodLife life) =>
        string.Join(", ", life.Starts.Select(start => $"{start.Kind} {(start.At - Clock.Now).TotalSeconds:0.#}{(start.Exact ? "" : "~")}"));

    public static string Text(SetChange change) =>
        $"{change.Kind} {change.From} > {change.To}: {change.State}, {change.PodsDone} of {change.PodsTotal}";
}
