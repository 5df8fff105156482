namespace StsDashboard.Web.Api.Contracts;

/// <summary>What a disruption budget would have to do with it.</summary>
/// <param name="AllowedNow">Null while the controller has not looked at the budget as it is now.</param>
/// <param name="Evictions">How many evictions it allows, by and by.</param>
/// <param name="Refused">How many it goes on refusing.</param>
public sealed record PlannedBudgetView(string Name, int? AllowedNow, int Evictions, int Refused);
