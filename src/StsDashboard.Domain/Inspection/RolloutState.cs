using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>How far the update is, judged from the pods.</summary>
/// <param name="InScope">Ordinals in range that the strategy updates by itself.</param>
/// <param name="UpdatedInScope">How many of those have a pod at the update revision.</param>
/// <param name="Held">Ordinals that the update leaves alone on purpose while outdated.</param>
/// <param name="Order">Ordinals still to be replaced, in the controller's order.</param>
/// <param name="Complete">Every ordinal in scope is updated and available.</param>
/// <param name="ForcedRollbackNeeded">Only deleting a pod by hand gets the update going again.</param>
public sealed record RolloutState(
    int InScope,
    int UpdatedInScope,
    ValueList<int> Held,
    ValueList<int> Order,
    bool Complete,
    bool ForcedRollbackNeeded)
{
    /// <summary>What the controller does once the pod that has to be deleted by hand is gone; empty when none has to.</summary>
    public ValueList<ControllerStep> OnceDeleted { get; init; }
}
