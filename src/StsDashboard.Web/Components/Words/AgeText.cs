namespace StsDashboard.Web.Components.Words;

/// <summary>
/// Lengths of time as people of this field read them. <c>wwwroot/js/time.js</c> says the same for texts that go on
/// ticking in the browser; change both together.
/// </summary>
public static class AgeText
{
    /// <summary>One figure and one letter, as <c>kubectl get</c> has it: <c>42s</c>, <c>17m</c>, <c>4h</c>, <c>212d</c>, <c>2y</c>.</summary>
    public static string Short(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "0s",
        { TotalSeconds: < 60 } => $"{(int)age.TotalSeconds}s",
        { TotalMinutes: < 60 } => $"{(int)age.TotalMinutes}m",
        { TotalHours: < 24 } => $"{(int)age.TotalHours}h",
        { TotalDays: < 365 } => $"{(int)age.TotalDays}d",
        _ => $"{(int)(age.TotalDays / 365)}y",
    };

    /// <summary>Up to two figures with their units: <c>12 s</c>, <c>16 min 34 s</c>, <c>4 h 5 min</c>, <c>12 d</c>.</summary>
    public static string Long(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalSeconds: < 60 } => $"{(int)age.TotalSeconds} s",
        { TotalMinutes: < 60 } => Two((int)age.TotalMinutes, "min", age.Seconds, "s"),
        { TotalHours: < 24 } => Two((int)age.TotalHours, "h", age.Minutes, "min"),
        { TotalDays: < 10 } => Two((int)age.TotalDays, "d", age.Hours, "h"),
        _ => $"{(int)age.TotalDays} d",
    };

    /// <summary>One figure with its unit, for where it is read from afar: <c>12 s</c>, <c>16 min</c>, <c>4 h</c>, <c>12 d</c>.</summary>
    public static string Coarse(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalSeconds: < 60 } => $"{(int)age.TotalSeconds} s",
        { TotalMinutes: < 60 } => $"{(int)age.TotalMinutes} min",
        { TotalHours: < 24 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} d",
    };

    private static string Two(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? $"{large} {largeUnit}" : $"{large} {largeUnit} {small} {smallUnit}";
}
