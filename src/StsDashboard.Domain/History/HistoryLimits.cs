namespace StsDashboard.Domain.History;

/// <summary>How much is remembered. History lives in memory and is gone with the process; it answers "what happened just now".</summary>
public static class HistoryLimits
{
    /// <summary>The pod that is there and four before it: what a rollout, its rollback and another try leave.</summary>
    public const int LivesPerOrdinal = 5;

    /// <summary>A start takes up to seven; a pod that goes in and out of readiness keeps the newest.</summary>
    public const int PhasesPerLife = 32;

    /// <summary>Some weeks of an ordinary set, some hours of one that an autoscaler plays with.</summary>
    public const int ChangesPerSet = 20;

    /// <summary>More rows nobody reads one by one; of a larger set the lowest ordinals are remembered.</summary>
    public const int OrdinalsPerSet = 2_000;

    /// <summary>Lives of all sets together, at some 200 bytes each; when there are more, the old ones of every ordinal go first.</summary>
    public const int Lives = 40_000;

    /// <summary>How long a set that is gone is remembered: long enough for one that is deleted and applied again.</summary>
    public static readonly TimeSpan AfterTheSet = TimeSpan.FromMinutes(10);

    /// <summary>A pod found ready this long after it started may have been ready and unready in between.</summary>
    public static readonly TimeSpan PlausibleStart = TimeSpan.FromMinutes(10);

    /// <summary>A set found this young is seen from its beginning on.</summary>
    public static readonly TimeSpan YoungSet = TimeSpan.FromMinutes(1);
}
