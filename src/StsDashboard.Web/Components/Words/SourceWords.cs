using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Components.Words;

/// <summary>How sources and their states are written.</summary>
public static class SourceWords
{
    public static string Kind(SourceKind kind) => kind == SourceKind.Dns ? "DNS" : kind.ToString();

    public static string State(SourceState state) => state switch
    {
        SourceState.Syncing => "syncing",
        SourceState.Live => "live",
        SourceState.Reconnecting => "reconnecting",
        SourceState.Forbidden => "no permission",
        SourceState.Failed => "failed",
        _ => state.ToString(),
    };

    /// <summary>Events are not watched: that they may be read is all there is to say.</summary>
    public static string State(SourceFact source) =>
        source is { Kind: SourceKind.Events, State: SourceState.Live } ? "on demand" : State(source.State);

    /// <summary>What it says may be out of date: the reader has to be told. Forbidden is no staleness; it shows in its columns.</summary>
    public static bool IsStale(SourceFact source) => source.State is SourceState.Reconnecting or SourceState.Failed;

    /// <summary>What whoever runs the cluster has to grant for it to be read; null when that is not what is missing.</summary>
    public static string? Grant(SourceFact source)
    {
        // An API server says so in each refusal; what it does not serve cannot be granted.
        if (source.State != SourceState.Forbidden || source.LastError?.Contains("forbidden", StringComparison.Ordinal) != true)
        {
            return null;
        }
        var verbs = source.IsWatch ? "get, list and watch" : "get and list";
        var role = source.Scope.Length == 0 ? "a ClusterRole" : $"a Role in {source.Scope}";
        return $"Grant {verbs} on {source.Kind.ToString().ToLowerInvariant()} by {role} to see them.";
    }

    public static string Icon(SourceState state) => state switch
    {
        SourceState.Live => "icon-live",
        SourceState.Forbidden => "icon-lock",
        SourceState.Failed => "icon-cross",
        SourceState.Syncing => "icon-clock",
        _ => "icon-retry",
    };
}
