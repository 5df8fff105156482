using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Words;

namespace StsDashboard.Web.Components.Wall;

/// <summary>What the wall says of its sets: the headline, the counts and the sets behind them.</summary>
public sealed class WallSummary
{
    /// <summary>What may need a hand stands first and in the headline; the rest is counted.</summary>
    private static readonly Verdict[] Faults = [Verdict.Blocked, Verdict.Degraded];

    private static readonly Verdict[] Others =
        [Verdict.Unknown, Verdict.Progressing, Verdict.Terminating, Verdict.Held, Verdict.ScaledToZero, Verdict.Healthy];

    private readonly Dictionary<Verdict, int> _counts;
    private readonly int _sets;

    /// <param name="sets">The sets of the wall's namespaces.</param>
    public WallSummary(IEnumerable<SetInspection> sets)
    {
        var all = sets.ToArray();
        _sets = all.Length;
        _counts = all.CountBy(set => set.Verdict).ToDictionary();
        // A row keeps its place while its verdict lasts: the longest first among equals.
        Rows = [.. all.Where(VerdictWords.IsFault).OrderBy(set => set.Verdict).ThenBy(set => set.Since).ThenBy(set => set.Key)];
    }

    /// <summary>The sets at fault, worst first.</summary>
    public IReadOnlyList<SetInspection> Rows { get; }

    /// <summary>The worst verdict of all; null without any set.</summary>
    public Verdict? Worst => _counts.Keys.Min(verdict => (Verdict?)verdict);

    /// <summary>How many sets there are of every verdict that is no fault; Healthy always, the others when there are any.</summary>
    public IReadOnlyList<(Verdict Verdict, int Count)> Counts =>
        [.. from verdict in Others let count = _counts.GetValueOrDefault(verdict) where count > 0 || verdict == Verdict.Healthy select (verdict, count)];

    /// <summary>The headline, in parts that each have their verdict's colour.</summary>
    /// <param name="synced">False: the cluster is still being read, so that nothing can be said of all of it.</param>
    /// <param name="current">False: a source is not live, so that the best that can be said is how it was.</param>
    public IReadOnlyList<(Verdict? Verdict, string Text)> Headline(bool synced, bool current)
    {
        (Verdict?, string)[] faults = [.. from verdict in Faults where _counts.ContainsKey(verdict) select ((Verdict?)verdict, Counted(verdict))];
        return faults switch
        {
            { Length: > 0 } => faults,
            _ when !synced => [(null, "Reading the cluster")],
            _ when _sets == 0 => [(null, "No StatefulSets")],
            _ when _counts.ContainsKey(Verdict.Unknown) => [(Verdict.Unknown, Counted(Verdict.Unknown))],
            _ when _counts.GetValueOrDefault(Verdict.Healthy) == _sets => [(current ? Verdict.Healthy : null, Healthy(current))],
            _ => [(null, current ? $"No faults in {Sets}" : $"No faults were seen in {Sets}")],
        };
    }

    private string Sets => _sets == 1 ? "1 set" : $"{_sets} sets";

    private string Healthy(bool current) => (_sets, current) switch
    {
        (1, true) => "The set is healthy",
        (1, false) => "The set was healthy",
        (_, true) => $"All {_sets} sets healthy",
        _ => $"All {_sets} sets were healthy",
    };

    private string Counted(Verdict verdict) => $"{_counts[verdict]} {VerdictWords.Text(verdict).ToLowerInvariant()}";
}
