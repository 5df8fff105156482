namespace StsDashboard.Domain.Facts;

/// <summary>All that is known from DNS about one name: for each server and record type, the last answer.</summary>
/// <param name="Fqdn">Absolute, without the trailing dot.</param>
/// <param name="Answers">Ordered by server, then type.</param>
/// <param name="FirstExpectedAt">When we first saw that the name should exist as it now should (its addresses included).</param>
/// <param name="FirstCorrectAt">When every server first gave the expected answer; null when not yet.</param>
public sealed record NameFact(
    string Fqdn,
    ValueList<NameAnswer> Answers,
    DateTimeOffset FirstExpectedAt,
    DateTimeOffset? FirstCorrectAt) : IKeyed<string>
{
    /// <summary>
    /// What the answers should be, to whoever asked. While it is not yet what the objects now say, the answers are about
    /// the time before. Null: not told, and taken to be up to date.
    /// </summary>
    public ValueList<string>? AskedFor { get; init; }

    string IKeyed<string>.Key => Fqdn;
}
