using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>A name compared three ways, and what is wrong with it.</summary>
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
    string Explanation)
{
    /// <summary>Which of pod, EndpointSlice and answer does not agree with what is so.</summary>
    public OddOneOut Odd { get; init; }

    /// <summary>The rule that speaks of it; null when nothing is wrong.</summary>
    public string? Rule { get; init; }

    /// <summary>The explanation in a few words.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Since when the name should be as it should be now; null when that is not known.</summary>
    public DateTimeOffset? ExpectedSince { get; init; }

    /// <summary>The servers that give this result.</summary>
    public IReadOnlyList<string> AffectedServers { get; init; } = [];

    /// <summary>How many servers were asked.</summary>
    public int ServersAsked { get; init; }
}
