using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One watched kind, or one DNS server.</summary>
/// <param name="Scope">The namespace watched, empty for the whole cluster; the server's address for DNS.</param>
/// <param name="Since">When the state became what it is.</param>
/// <param name="LastHeardAt">To the minute only for who may not see all namespaces that it tells of.</param>
/// <param name="AgeSeconds">How old its last word was when this answer's frame was made; null before the first.</param>
/// <param name="Objects">Objects held; null for who may not see all namespaces that they lie in.</param>
/// <param name="Restarts">How often the connection had to be made or the list read again.</param>
/// <param name="LastError">What went wrong last; null when nothing has, and for who may not see all namespaces that it may tell of.</param>
public sealed record SourceView(
    SourceKind Kind,
    string Scope,
    SourceState State,
    DateTimeOffset Since,
    DateTimeOffset? LastHeardAt,
    double? AgeSeconds,
    int? Objects,
    int Restarts,
    string? LastError);
