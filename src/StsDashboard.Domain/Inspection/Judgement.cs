namespace StsDashboard.Domain.Inspection;

/// <summary>A verdict with its reason.</summary>
/// <param name="Since">From the objects alone, so that every dashboard that watches the cluster says the same.</param>
internal sealed record Judgement(Verdict Verdict, string Reason, DateTimeOffset Since);
