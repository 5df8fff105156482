using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One rule's result on one object.</summary>
/// <param name="Set">The set it concerns; its name is empty when the set is gone and cannot be told.</param>
/// <param name="Command">The command that helps; null when none does.</param>
/// <param name="Ordinal">The ordinal it concerns; null when it concerns the whole set.</param>
public sealed record FindingView(
    string Id,
    Severity Severity,
    ObjectView Object,
    SetReference Set,
    string Message,
    IReadOnlyList<string> Evidence,
    string Advice,
    string? Command,
    int? Ordinal);
