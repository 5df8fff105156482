using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>A claim that no in-range ordinal needs now.</summary>
/// <param name="Template">Null when the name cannot be split with certainty; so are <paramref name="Set"/> and <paramref name="Ordinal"/>.</param>
/// <param name="StorageClass">Null when the claim leaves it to the cluster's default.</param>
/// <param name="Volume">Null when unbound.</param>
/// <param name="ReclaimPolicy">Null when the volume is not known.</param>
/// <param name="SinceExact">False: at least since then.</param>
/// <param name="Consequence">What happens to it on scale-up.</param>
public sealed record OrphanView(
    string Namespace,
    string Name,
    string? Template,
    string? Set,
    int? Ordinal,
    OrphanClass Class,
    long RequestedBytes,
    string Requested,
    long? CapacityBytes,
    string? Capacity,
    string? StorageClass,
    string? Volume,
    string? ReclaimPolicy,
    DateTimeOffset? Since,
    bool SinceExact,
    string Consequence);
