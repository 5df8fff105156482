namespace StsDashboard.Domain.Controller.Plans;

/// <summary>What a disruption budget has to do with a plan.</summary>
/// <param name="AllowedNow">How many evictions it allows now; null while its controller has not looked at it as it is.</param>
/// <param name="Evictions">How many evictions of the plan it allows, by and by.</param>
/// <param name="Refused">How many it goes on refusing.</param>
public sealed record PlannedBudget(string Name, int? AllowedNow, int Evictions, int Refused);
