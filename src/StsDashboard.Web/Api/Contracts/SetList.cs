namespace StsDashboard.Web.Api.Contracts;

/// <summary>The sets that were asked for, as of one frame.</summary>
/// <param name="Simulated">The cluster is the simulated one.</param>
public sealed record SetList(
    long Version,
    DateTimeOffset AsOf,
    bool Simulated,
    IReadOnlyList<SourceView> Sources,
    IReadOnlyList<SetSummary> Items);
