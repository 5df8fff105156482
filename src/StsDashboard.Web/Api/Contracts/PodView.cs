namespace StsDashboard.Web.Api.Contracts;

/// <summary>A slot's pod.</summary>
/// <param name="Available">Ready for at least <c>minReadySeconds</c>.</param>
/// <param name="Zone">The node's zone; null when the nodes may not be read or name none.</param>
/// <param name="ReadyAt">Since when it is ready; null when it is not.</param>
/// <param name="Reason">Why it is not ready, in the API's own word; null when nothing is said.</param>
public sealed record PodView(
    string Name,
    string Uid,
    string Phase,
    bool Ready,
    bool Available,
    string Revision,
    string? Node,
    string? Zone,
    IReadOnlyList<string> Ips,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadyAt,
    int Restarts,
    DateTimeOffset? DeletionTimestamp,
    string? Reason);
