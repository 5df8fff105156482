using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One claim of a slot.</summary>
/// <param name="Phase">Null when the template asks for the claim and it does not exist.</param>
/// <param name="StorageClass">Null when the claim does not exist or leaves the class to the cluster's default.</param>
/// <param name="Drift">How it differs from the template, in words.</param>
/// <param name="Orphan">Its class when it is orphaned.</param>
/// <param name="Reason">Why it is as it is; null when it is bound and in order.</param>
public sealed record ClaimView(
    string Template,
    string Name,
    string? Phase,
    string? Volume,
    string? StorageClass,
    long? RequestedBytes,
    string? Requested,
    long? CapacityBytes,
    string? Capacity,
    IReadOnlyList<string> AccessModes,
    IReadOnlyList<string> Drift,
    OrphanClass? Orphan,
    string? Reason);
