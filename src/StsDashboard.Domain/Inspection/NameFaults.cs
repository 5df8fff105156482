using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Which names count as wrong, and which are only new.</summary>
internal static class NameFaults
{
    public static bool IsWrong(NameComparison name) => name is { Expected: true, Result: NameResult.Missing or NameResult.Stale or NameResult.Wrong };

    /// <summary>
    /// A name that DNS still denies shortly after it came to be expected: a cache remembers that there was none (RFC 2308).
    /// One that the slices do not hold either, nobody was asked about, and no cache is to blame.
    /// </summary>
    public static bool MayYetCome(SetCase c, Slot slot) =>
        slot.Name is { Result: NameResult.Missing, Answers.IsEmpty: false } && c.Now < SettlesBy(c, slot);

    public static DateTimeOffset SettlesBy(SetCase c, Slot slot) => c.NameExpectedSince(slot).Plus(c.Options.NameMissingAfter);
}
