using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>A name compared three ways: the pod's addresses, the EndpointSlices', DNS's.</summary>
/// <param name="Fqdn">Without the trailing dot; null when there is no governing Service to name it.</param>
/// <param name="Answers">The answer that decided <paramref name="Result"/>; empty when there was none.</param>
/// <param name="TtlSeconds">How long a cache may go on giving the answer, from <paramref name="AskedAt"/>.</param>
/// <param name="Explanation">The cause, in one sentence.</param>
public sealed record NameView(
    string? Fqdn,
    bool Expected,
    NameResult Result,
    IReadOnlyList<string> Answers,
    int? TtlSeconds,
    string? Server,
    string? Rcode,
    DateTimeOffset? AskedAt,
    IReadOnlyList<string> PodIps,
    IReadOnlyList<string> SliceIps,
    string Explanation);
