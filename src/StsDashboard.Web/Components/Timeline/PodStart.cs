using StsDashboard.Domain.History;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Web.Components.Timeline;

/// <summary>The start of a pod, phase by phase: a line of the timeline's table. Null for a phase that it did not go through.</summary>
/// <param name="Deleting">How long the pod before it took to go.</param>
/// <param name="ReadyAfter">From its creation until it first was ready; null while it is not, or when that was not seen.</param>
/// <param name="NameAfter">From then until its name resolved; null while it does not, or when that was not measured.</param>
/// <param name="IsWaiting">It is not ready yet and still there.</param>
public sealed record PodStart(
    string Pod,
    PodLife Life,
    DateTimeOffset CreatedAt,
    TimeSpan? Deleting,
    TimeSpan? Unscheduled,
    TimeSpan? Volumes,
    TimeSpan? Starting,
    TimeSpan? ReadyAfter,
    TimeSpan? NameAfter,
    bool IsWaiting)
{
    /// <summary>The newest first, those that began in what the scale shows.</summary>
    public static IEnumerable<PodStart> Of(SetHistory history, string set, TimelineScale scale)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Ordinals
            .SelectMany(ordinal => ordinal.Lives.Select((life, index) => Of(ordinal, index, life, set, scale.End)))
            .OfType<PodStart>()
            .Where(start => scale.Shows(start.CreatedAt, start.IsWaiting ? scale.End : start.CreatedAt.AddTicks(1)))
            .OrderByDescending(start => start.CreatedAt)
            .ThenByDescending(start => start.Life.Starts[0].At);
    }

    private static PodStart? Of(OrdinalHistory ordinal, int index, PodLife life, string set, DateTimeOffset now)
    {
        if (!life.HasPod || life.BeganAt is not { } createdAt)
        {
            return null;
        }
        var unseen = life.Phases().Any(phase => phase.Kind == PhaseKind.Unseen);
        var readyAt = unseen ? null : life.FirstReadyAt;
        return new(
            PodIdentity.Name(set, ordinal.Ordinal),
            life,
            createdAt,
            index > 0 ? Of(ordinal.Lives[index - 1], PhaseKind.Deleting, now) : null,
            Of(life, PhaseKind.Unscheduled, now),
            Of(life, PhaseKind.WaitingForVolumes, now),
            Of(life, PhaseKind.Starting, now),
            readyAt - createdAt,
            life.IsRebuilt ? null : life.ResolvesAt - readyAt,
            IsWaiting: life is { FirstReadyAt: null, IsOver: false, DeletingAt: null });
    }

    private static TimeSpan? Of(PodLife life, PhaseKind kind, DateTimeOffset now)
    {
        var phases = life.Phases().Where(phase => phase.Kind == kind).ToList();
        return phases.Count == 0 ? null : phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Duration(now));
    }
}
