using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>All that a list of names says of one of them.</summary>
/// <param name="Set">The set whose name it is; another can share its governing Service.</param>
/// <param name="Ordinal">Null for the governing Service's own names.</param>
/// <param name="Odd">Which of pod, EndpointSlice and answer is the one to mend.</param>
/// <param name="Rule">The rule that speaks of it; empty when nothing is wrong.</param>
/// <param name="Cause">A few words; the whole is in the comparison's explanation. No full stop.</param>
/// <param name="PodReadySince">Since when the pod is ready; null when it is not, and for a Service.</param>
/// <param name="PodsReady">Ready pods behind the name.</param>
/// <param name="Pods">Pods behind the name.</param>
public sealed record NameJudgement(
    ObjectKey Set,
    int? Ordinal,
    NameComparison Name,
    OddOneOut Odd,
    string Rule,
    string Cause,
    DateTimeOffset? PodReadySince,
    int PodsReady,
    int Pods)
{
    /// <summary>It should give something else than it does, or nobody could say.</summary>
    public bool IsFault => Rule.Length > 0;

    /// <summary>The longest that a cache keeps such an answer, of which <see cref="NameComparison.CanLastUntil"/> is the end.</summary>
    public TimeSpan CacheLife =>
        Name.Telling?.TtlSeconds is { } seconds && TimeSpan.FromSeconds(seconds) > AnswerJudge.UsualCacheLife ? TimeSpan.FromSeconds(seconds) : AnswerJudge.UsualCacheLife;
}
