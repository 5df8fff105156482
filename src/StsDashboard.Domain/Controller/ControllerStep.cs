namespace StsDashboard.Domain.Controller;

/// <summary>One thing the controller does.</summary>
/// <param name="Ordinal">Null for <see cref="ControllerAction.None"/>.</param>
/// <param name="Revision">For a creation, the revision the pod is made from; else empty.</param>
/// <param name="Until">For a wait that only time ends (<c>minReadySeconds</c>), the instant.</param>
public sealed record ControllerStep(
    ControllerAction Action,
    int? Ordinal,
    ControllerRule Rule,
    string Revision = "",
    DateTimeOffset? Until = null);
