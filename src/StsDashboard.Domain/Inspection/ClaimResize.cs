using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>A claim that asks for more than it has.</summary>
/// <param name="Text">One sentence.</param>
internal sealed record ClaimResize(ResizeState State, string Text)
{
    /// <summary>Null when the claim has what it asks for.</summary>
    public static ClaimResize? Of(ClusterSnapshot snapshot, ClaimFact claim)
    {
        if (claim.ResizeConditions.IsEmpty && claim.Requested.Bytes <= claim.Capacity.Bytes)
        {
            return null;
        }
        if (claim.ResizeConditions.FirstOrDefault(condition => condition.EndsWith("Error", StringComparison.Ordinal)) is { } error)
        {
            return new(ResizeState.Failed, $"Its resize to {claim.Requested} failed ({error}).");
        }
        if (claim.ResizeConditions.Contains("FileSystemResizePending"))
        {
            return new(ResizeState.FileSystemPending, $"Its file system grows to {claim.Requested} when a node next mounts it.");
        }
        if (!claim.ResizeConditions.IsEmpty)
        {
            return new(ResizeState.UnderWay, $"It is being resized to {claim.Requested} ({string.Join(", ", (IEnumerable<string>)claim.ResizeConditions)}).");
        }
        if (claim.Capacity.Bytes == 0)
        {
            return null;
        }
        return claim.StorageClass is { Length: > 0 } name && snapshot.StorageClasses.Find("", name) is { AllowsExpansion: false }
            ? new(ResizeState.NotAllowed, $"It asks for {claim.Requested} and has {claim.Capacity}; class {name} does not allow expansion.")
            : new(ResizeState.NotBegun, $"Its resize from {claim.Capacity} to {claim.Requested} has not begun.");
    }
}
