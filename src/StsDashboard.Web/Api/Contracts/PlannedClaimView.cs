using StsDashboard.Domain.Controller.Plans;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>What would become of one claim.</summary>
/// <param name="Bytes">Its capacity, or what is asked for where it has none yet.</param>
/// <param name="ReclaimPolicy">The volume's; null when that is not known.</param>
public sealed record PlannedClaimView(string Name, string Template, int Ordinal, ClaimEffect Effect, long Bytes, string? Volume, string? ReclaimPolicy);
