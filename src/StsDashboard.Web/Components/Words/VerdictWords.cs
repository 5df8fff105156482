using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Words;

/// <summary>How each verdict is written, and the name of its icon and colours.</summary>
public static class VerdictWords
{
    /// <summary>Worst first, as tiles and rows are ordered.</summary>
    public static IReadOnlyList<Verdict> WorstFirst { get; } = Enum.GetValues<Verdict>();

    public static string Text(Verdict verdict) => verdict == Verdict.ScaledToZero ? "Scaled to zero" : verdict.ToString();

    /// <summary>For a tile, where there is little room.</summary>
    public static string ShortText(Verdict verdict) => verdict == Verdict.ScaledToZero ? "At zero" : verdict.ToString();

    /// <summary>Counted as a fault in titles and headlines.</summary>
    public static bool IsFault(SetInspection set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Verdict is Verdict.Blocked or Verdict.Degraded;
    }

    public static string Token(Verdict verdict) => verdict switch
    {
        Verdict.Blocked => "blocked",
        Verdict.Degraded => "degraded",
        Verdict.Progressing => "progressing",
        Verdict.Terminating => "terminating",
        Verdict.Held => "held",
        Verdict.ScaledToZero => "zero",
        Verdict.Healthy => "healthy",
        _ => "unknown",
    };
}
