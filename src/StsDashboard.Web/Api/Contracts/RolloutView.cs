namespace StsDashboard.Web.Api.Contracts;

/// <summary>How far the update is, judged from the pods.</summary>
/// <param name="Held">Outdated ordinals that the update leaves alone on purpose.</param>
/// <param name="Order">Ordinals still to be replaced, in the controller's order.</param>
public sealed record RolloutView(
    int InScope,
    int UpdatedInScope,
    IReadOnlyList<int> Held,
    IReadOnlyList<int> Order,
    bool Complete,
    bool ForcedRollbackNeeded);
