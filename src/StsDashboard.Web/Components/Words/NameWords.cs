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
