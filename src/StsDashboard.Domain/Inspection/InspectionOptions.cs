namespace StsDashboard.Domain.Inspection;

/// <summary>How long things may take before they count as wrong.</summary>
public sealed record InspectionOptions
{
    public static InspectionOptions Default { get; } = new();

    /// <summary>A pod that starts without a word of trouble for longer than this is stalled.</summary>
    public TimeSpan StalledAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The controller acts within a second; a step that is due for longer fails, or nobody does it.</summary>
    public TimeSpan StepOverdueAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After that long a step that is due, an unscheduled pod or a pending claim may have a reason that only its events tell.</summary>
    public TimeSpan ReasonWantedAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a pod on a node may take to start or become ready before its events are asked for the reason.</summary>
    public TimeSpan StartReasonWantedAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much older than a wait an event may be and still belong to it: whole seconds, and clocks that differ a little.</summary>
    public TimeSpan EventMargin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long past its deletion timestamp, which includes the grace period, a pod may go on existing.</summary>
    public TimeSpan TerminationOverdueAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The scheduler tries again as volumes and nodes arrive; a younger pod may yet find its place.</summary>
    public TimeSpan UnschedulableAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a restart counts as recent.</summary>
    public TimeSpan RestartRecentFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a new name may take to reach servers that cache nothing; from then on its absence is told, if not yet as an error.</summary>
    public TimeSpan NameNewFor { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a pod's new name may be missing before that is a fault: the usual negative TTL of 30 s, and room.</summary>
    public TimeSpan NameMissingAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a provisioner may take to make a volume; those of clouds need some ten seconds.</summary>
    public TimeSpan ClaimPendingAfter { get; init; } = TimeSpan.FromMinutes(1);
}
