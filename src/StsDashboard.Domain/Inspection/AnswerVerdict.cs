using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>What all servers' answers to one expected name come to; the parts of a <see cref="NameComparison"/> that DNS decides.</summary>
internal sealed record AnswerVerdict(
    NameResult Result,
    ValueList<NameAnswer> Answers,
    NameAnswer? Telling,
    DateTimeOffset? CanLastUntil,
    string Explanation);
