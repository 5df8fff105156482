namespace StsDashboard.Domain.Controller.Plans;

/// <summary>What becomes of one claim.</summary>
/// <param name="Bytes">Its capacity, or what is asked for where it has none yet.</param>
/// <param name="Volume">Empty when it has none, or none is known.</param>
/// <param name="ReclaimPolicy">The volume's; empty when that is not known.</param>
public sealed record PlannedClaim(string Name, string Template, int Ordinal, ClaimEffect Effect, long Bytes, string Volume, string ReclaimPolicy);
