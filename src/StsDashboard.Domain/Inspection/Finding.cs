using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>One rule's result on one object.</summary>
/// <param name="Id">The rule's stable id, such as <c>NET002</c>.</param>
/// <param name="Evidence">What was seen, as short statements.</param>
/// <param name="Command">The exact command that helps; empty when none does.</param>
/// <param name="Ordinal">The ordinal it concerns; null when it concerns the whole set.</param>
public sealed record Finding(
    string Id,
    Severity Severity,
    ObjectReference Object,
    ObjectKey Set,
    string Message,
    ValueList<string> Evidence,
    string Advice,
    string Command,
    int? Ordinal = null);
