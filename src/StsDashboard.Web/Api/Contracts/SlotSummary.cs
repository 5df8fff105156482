using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One mark of a set's ordinal strip.</summary>
/// <param name="Updated">The pod is at the update revision.</param>
/// <param name="Held">An update leaves this ordinal alone on purpose.</param>
public sealed record SlotSummary(int Ordinal, SlotState State, bool Updated, bool Held);
