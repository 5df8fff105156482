using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Which names count as wrong, and which are only new.</summary>
internal static class NameFaults
{
    public static bool IsWrong(NameComparison name) => name is { Expected: true, Result: NameResult.Missing or NameResult.Stale or NameResult.Wrong };

    /// <summary>Since when a name has been expected as it now is; a name that no slice holds counts from the pod's readiness.</summary>
    public static DateTimeOffset ExpectedSince(ClusterSnapshot snapshot, StatefulSetFact set, Slot slot) =>
        snapshot.Names.Find(slot.Name.Fqdn)?.FirstExpectedAt ?? slot.Pod?.ReadyChangedAt ?? set.CreatedAt;

    /// <summary>
    /// A name that DNS still denies shortly after it came to be expected: a cache remembers that there was none (RFC 2308).
    /// One that the slices do not hold either, nobody was asked about, and no cache is to blame.
    /// </summary>
    /// <param name="slot">The slot whose name it is.</param>
    /// <param name="expectedSince">As <see cref="ExpectedSince"/> says.</param>
    /// <param name="options">How long a new name may be missing.</param>
    /// <param name="now">The time.</param>
    public static bool MayYetCome(Slot slot, DateTimeOffset expectedSince, InspectionOptions options, DateTimeOffset now) =>
        slot.Name is { Result: NameResult.Missing, Answers.IsEmpty: false } && now < expectedSince.Plus(options.NameMissingAfter);

    /// <summary>Why a server gave nothing that could be compared; null when it did.</summary>
    public static string? WhyNoAnswer(NameAnswer answer) =>
        answer.Error ?? (answer.Rcode is "NOERROR" or "NXDOMAIN" ? null : answer.Rcode);

    /// <summary>
    /// The server is at fault, and not one lost packet: it answered that it cannot say, or has been away for several tries
    /// as its source tells.
    /// </summary>
    public static bool IsServerFault(ClusterSnapshot snapshot, NameAnswer answer) =>
        answer.Error is null
            ? WhyNoAnswer(answer) is not null
            : snapshot.Sources.GetValueOrDefault((SourceKind.Dns, answer.Server)) is not { State: SourceState.Live };
}
