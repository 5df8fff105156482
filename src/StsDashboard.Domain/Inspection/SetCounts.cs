namespace StsDashboard.Domain.Inspection;

/// <summary>The figures of a set's row, counted from the slots. Null: cannot be told (no permission, not asked).</summary>
/// <param name="NamesExpected">Pod names that should exist now.</param>
/// <param name="NamesNotExpected">In-range pods whose name is absent as it should be.</param>
public sealed record SetCounts(
    int Replicas,
    int? Ready,
    int? Available,
    int? Updated,
    int NamesExpected,
    int? NamesResolving,
    int NamesWrong,
    int NamesNotExpected,
    int? ClaimsExpected,
    int? ClaimsBound,
    int ClaimsOrphaned,
    long ClaimsOrphanedBytes);
