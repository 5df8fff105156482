namespace StsDashboard.Domain.Facts;

/// <summary>The end of a container (<c>state.terminated</c> or <c>lastState.terminated</c>).</summary>
/// <param name="Reason">The API's word, such as <c>OOMKilled</c> or <c>Error</c>; empty when it says none.</param>
/// <param name="At">Null when the API does not say.</param>
public sealed record ContainerExit(string Container, string Reason, int ExitCode, DateTimeOffset? At);
