using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>How an answer differs from what it should be, in words that go after "DNS".</summary>
internal static class AnswerDifference
{
    /// <summary>A set of hundreds of pods must not fill the screen; the whole lists stand beside the sentence.</summary>
    private const int Shown = 3;

    /// <summary>What the name should give for one record type; each address family is compared by itself.</summary>
    public static ValueList<string> ExpectedFor(NameRecordType type, ExpectedName expected) =>
        type == NameRecordType.Srv
            ? expected.Types.Contains(type) ? expected.Answers : []
            : expected.Types.Contains(NameRecordType.Srv) ? []
            : expected.Types is [var only] ? (only == type ? expected.Answers : [])
            : expected.Answers.Where(address => IpAddresses.RecordType(address) == type).ToValueList();

    public static string Describe(ValueList<string> given, NameRecordType type, ExpectedName expected)
    {
        var right = ExpectedFor(type, expected);
        var extra = given.Except(right).ToList();
        var lacking = right.Except(given).ToList();
        var agreeInPart = extra.Count < given.Count;
        return (extra.Count, lacking.Count) switch
        {
            (0, _) => $"lacks {Some(lacking)}",
            (_, 0) => agreeInPart ? $"also gives {Some(extra)}" : $"gives {Some(extra)}, and nothing is expected",
            _ when agreeInPart => $"also gives {Some(extra)} and lacks {Some(lacking)}",
            _ => $"gives {Some(extra)} instead of {Some(lacking)}",
        };
    }

    private static string Some(List<string> items) =>
        items.Count <= Shown ? string.Join(", ", items) : $"{string.Join(", ", items.Take(Shown))} and {items.Count - Shown} more";
}
