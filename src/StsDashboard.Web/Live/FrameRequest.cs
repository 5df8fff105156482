namespace StsDashboard.Web.Live;

/// <summary>What a reader of the frame stream wants to hear of.</summary>
/// <param name="Namespaces">Only sets in these namespaces; null or empty for all.</param>
/// <param name="Set">Only this set, as <c>name</c> or <c>namespace/name</c>; null for all.</param>
public sealed record FrameRequest(IReadOnlyList<string>? Namespaces = null, string? Set = null);
