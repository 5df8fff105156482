using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Which names count as wrong, and which are only new.</summary>
internal static class NameFaults
{
    public static bool IsWrong(NameComparison name) => name is { Expected: true, Result: NameResult.Missing or NameResult.Stale or NameResult.Wrong };

    /// <summary>A name that is still missing shortly after it came to be expected: a cache remembers that there was none (RFC 2308).</summary>
    public static bool MayYetCome(SetCase c, Slot slot) => slot.Name.Result == NameResult.Missing && c.Now < SettlesBy(c, slot);

    public static DateTimeOffset SettlesBy(SetCase c, Slot slot) => c.NameExpectedSince(slot).Plus(c.Options.NameMissingAfter);
}
