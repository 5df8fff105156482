using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>What is said of each set at one instant of a recording.</summary>
/// <param name="Title">What someone typed, the last outcome of which this is; or how long after.</param>
/// <param name="Sets">By name.</param>
/// <param name="Orphans">The claims of sets that are gone.</param>
public sealed record InspectedMoment(string Title, IReadOnlyList<SetInspection> Sets, IReadOnlyList<OrphanedClaim> Orphans);
