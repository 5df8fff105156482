using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One rule's result on one object.</summary>
/// <param name="Set">The set it concerns.</param>
/// <param name="Command">The command that helps; null when none does.</param>
public sealed record FindingView(
    string Id,
    Severity Severity,
    ObjectView Object,
    SetReference Set,
    string Message,
    IReadOnlyList<string> Evidence,
    string Advice,
    string? Command);
