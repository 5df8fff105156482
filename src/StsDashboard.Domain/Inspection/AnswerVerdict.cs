using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>What all servers' answers to one expected name come to; the parts of a <see cref="NameComparison"/> that DNS decides.</summary>
internal sealed record AnswerVerdict(
    NameResult Result,
    ValueList<NameAnswer> Answers,
    NameAnswer? Telling,
    DateTimeOffset? CanLastUntil,
    string Explanation)
{
    /// <summary>The name, as the fact that was judged has it: an inspection need not hold a text of its own.</summary>
    public string Fqdn { get; init; } = "";

    /// <summary>Since when the name has been expected as it now is; null when nobody has looked yet.</summary>
    public DateTimeOffset? ExpectedSince { get; init; }

    public ServerTally Servers { get; init; } = ServerTally.None;
}
