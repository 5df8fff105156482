using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>A name that does not give now what it should.</summary>
/// <param name="Ordinal">Null for the governing Service's own names.</param>
/// <param name="Answers">The answer that decided <paramref name="Result"/>.</param>
/// <param name="CanLastUntil">Until when a cache may go on giving it; null when no cache explains it.</param>
/// <param name="CanLastSeconds">The same from now on, never negative.</param>
/// <param name="Explanation">The cause, in one sentence.</param>
public sealed record MismatchView(
    string Fqdn,
    SetReference Set,
    int? Ordinal,
    NameResult Result,
    IReadOnlyList<string> PodIps,
    IReadOnlyList<string> SliceIps,
    IReadOnlyList<string> Answers,
    string? Server,
    string? Rcode,
    DateTimeOffset? AskedAt,
    DateTimeOffset? CanLastUntil,
    double? CanLastSeconds,
    string Explanation);
