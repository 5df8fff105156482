namespace StsDashboard.Web.Api.Contracts;

/// <summary>How long names took to resolve once their pods were ready, of the pod starts that were watched.</summary>
/// <param name="Convergence">Of those that resolve.</param>
/// <param name="Waiting">How many are still waited for.</param>
/// <param name="Items">Oldest first, the ones still waited for included.</param>
public sealed record NameTimes(DurationView Convergence, int Waiting, IReadOnlyList<NameTimeView> Items);
