using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>A name compared three ways: the pod's addresses, the EndpointSlices', DNS's.</summary>
/// <param name="Fqdn">Without the trailing dot; empty when the set has no governing Service name.</param>
/// <param name="Expected">The API says that the name should exist now.</param>
/// <param name="Answers">All that DNS says of it, per server and record type.</param>
/// <param name="Telling">The answer that decided <see cref="Result"/>; null when none was needed.</param>
/// <param name="CanLastUntil">When wrong: until when a cache may go on; null when that cannot be said.</param>
/// <param name="Explanation">The cause, in one sentence.</param>
public sealed record NameComparison(
    string Fqdn,
    bool Expected,
    NameResult Result,
    ValueList<string> PodIps,
    ValueList<string> SliceIps,
    ValueList<NameAnswer> Answers,
    NameAnswer? Telling,
    DateTimeOffset? CanLastUntil,
    string Explanation)
{
    /// <summary>Since when the name should be as it should be now, as far as is known; null when it should not exist or that is not known.</summary>
    public DateTimeOffset? ExpectedSince { get; init; }

    /// <summary>Which servers gave the result.</summary>
    public ServerTally Servers { get; init; } = ServerTally.None;
}
