using StsDashboard.Domain.History;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One phase of a pod's life; the next begins where it ends.</summary>
/// <param name="End">Null while it lasts.</param>
/// <param name="Seconds">How long it lasted, or has lasted.</param>
/// <param name="Exact">Both ends are the objects' own timestamps, in whole seconds; otherwise one of them is when the dashboard saw it.</param>
public sealed record PhaseView(PhaseKind Phase, DateTimeOffset Start, DateTimeOffset? End, double Seconds, bool Exact);
