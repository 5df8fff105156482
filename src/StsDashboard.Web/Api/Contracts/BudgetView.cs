namespace StsDashboard.Web.Api.Contracts;

/// <summary>A disruption budget that selects the set's pods.</summary>
/// <param name="DisruptionsAllowed">Null while the controller has not looked at the budget as it is now.</param>
public sealed record BudgetView(
    string Name,
    string? MinAvailable,
    string? MaxUnavailable,
    int? DisruptionsAllowed,
    int CurrentHealthy,
    int DesiredHealthy,
    int ExpectedPods,
    string? UnhealthyPodEvictionPolicy);
