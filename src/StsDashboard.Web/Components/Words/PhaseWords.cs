using StsDashboard.Domain.History;

namespace StsDashboard.Web.Components.Words;

/// <summary>How the phases of a pod's life, and its end, are called.</summary>
public static class PhaseWords
{
    public static string Text(PhaseKind kind) => kind switch
    {
        PhaseKind.Missing => "no pod",
        PhaseKind.Unscheduled => "unscheduled",
        PhaseKind.WaitingForVolumes => "waiting for volumes",
        PhaseKind.Starting => "starting",
        PhaseKind.NotReady => "not ready",
        PhaseKind.Ready => "ready",
        PhaseKind.NameResolves => "ready, name resolves",
        PhaseKind.Deleting => "deleting",
        PhaseKind.Unseen => "not seen",
        _ => "gone",
    };

    public static string Text(LifeEnd end) => end switch
    {
        LifeEnd.Updated => "replaced by the update",
        LifeEnd.ScaledDown => "scaled down",
        LifeEnd.Failed => "failed, to be made anew",
        LifeEnd.SetDeleted => "the set is deleted",
        LifeEnd.Deleted => "deleted by hand or evicted",
        _ => "",
    };

    /// <summary>The API's timestamps are whole seconds, and what lies between two of them claims no more; what was seen is finer.</summary>
    public static string Text(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => "< 1 s",
        { TotalSeconds: < 10, Milliseconds: not 0 } => FormattableString.Invariant($"{duration.TotalSeconds:0.0} s"),
        _ => AgeText.Long(duration),
    };
}
