using StsDashboard.Domain.History;

namespace StsDashboard.Web.Components.Words;

/// <summary>How rollouts and scalings are told.</summary>
public static class ChangeWords
{
    public static string Title(SetChange change, string set)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Kind == ChangeKind.Rollout ? $"Rollout to {RevisionWords.Hash(change.To, set)}"
            : change is { Kind: ChangeKind.ScaleUp, From: "0" } ? $"Started with {change.To} {(change.To == "1" ? "replica" : "replicas")}"
            : $"Scaled {(change.Kind == ChangeKind.ScaleUp ? "up" : "down")} from {change.From} to {change.To}";
    }

    public static string State(ChangeState state) => state switch
    {
        ChangeState.UnderWay => "under way",
        ChangeState.Complete => "complete",
        ChangeState.Held => "complete as far as the partition lets it",
        ChangeState.Superseded => "superseded by the next",
        _ => "aborted",
    };

    /// <summary>Such as <c>3 of 3 pods in 12 s, 15 pods a minute, longest web-2 with 4 s</c>.</summary>
    public static string Figures(SetChange change, string set, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(change);
        var taken = AgeText.Long((change.End ?? now) - change.Start);
        var pace = change.Pace(now) is { } perMinute ? FormattableString.Invariant($", {perMinute:0.#} {(perMinute is > 0.95 and < 1.05 ? "pod" : "pods")} a minute") : "";
        var longest = change is { LongestOrdinal: { } ordinal, Longest: { } longestTime, PodsDone: > 1 } ? $", longest {set}-{ordinal} with {PhaseWords.Text(longestTime)}" : "";
        return $"{change.PodsDone} of {change.PodsTotal} pods in {taken}{pace}{longest}";
    }
}
