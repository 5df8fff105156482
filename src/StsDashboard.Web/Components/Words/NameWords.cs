using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Words;

/// <summary>How the results of comparing a name are written.</summary>
public static class NameWords
{
    public static string Text(NameResult result) => result switch
    {
        NameResult.Resolves => "resolves",
        NameResult.NotExpected => "not expected",
        NameResult.Missing => "missing",
        NameResult.Stale => "stale",
        NameResult.Wrong => "wrong",
        NameResult.Unreachable => "no answer",
        _ => "not asked",
    };

    /// <summary>As the screen of names counts them: what is wrong first.</summary>
    public static IReadOnlyList<NameResult> TileOrder { get; } =
        [NameResult.Stale, NameResult.Missing, NameResult.Wrong, NameResult.Unreachable, NameResult.NotAsked, NameResult.NotExpected, NameResult.Resolves];

    /// <summary>Over a count.</summary>
    public static string Title(NameResult result) => result switch
    {
        NameResult.Resolves => "Resolve correctly",
        NameResult.NotExpected => "Absent, as expected",
        NameResult.NotAsked => "Not asked",
        _ => Label(result),
    };

    /// <summary>Of one name, at the beginning of its row.</summary>
    public static string Label(NameResult result) => result switch
    {
        NameResult.Unreachable => "Unreachable",
        NameResult.NotExpected => "Absent",
        NameResult.NotAsked => "Not asked",
        _ => result.ToString(),
    };

    /// <summary>The name of its colours.</summary>
    public static string Tone(NameResult result) => IsFault(result) ? "v-blocked" : result == NameResult.Resolves ? "v-healthy" : "v-zero";

    public static bool IsFault(NameResult result) =>
        result is NameResult.Missing or NameResult.Stale or NameResult.Wrong or NameResult.Unreachable;

    public static string Icon(NameResult result) => result switch
    {
        NameResult.Resolves => "icon-check",
        NameResult.Stale => "name-stale",
        NameResult.Missing => "name-missing",
        NameResult.Wrong => "name-wrong",
        NameResult.Unreachable => "name-unreachable",
        _ => "severity-info",
    };
}
