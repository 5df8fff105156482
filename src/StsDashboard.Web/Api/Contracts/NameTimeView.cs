namespace StsDashboard.Web.Api.Contracts;

/// <summary>How long one pod start took from ready until its name resolved.</summary>
/// <param name="ReadyAt">In whole seconds, so that <paramref name="Seconds"/> can be up to one too many.</param>
/// <param name="ResolvesAt">Null while it is waited for.</param>
/// <param name="Explanation">While it is waited for: the cause, in one sentence.</param>
public sealed record NameTimeView(
    int Ordinal,
    string Pod,
    string? Fqdn,
    DateTimeOffset ReadyAt,
    DateTimeOffset? ResolvesAt,
    double Seconds,
    string? Explanation);
