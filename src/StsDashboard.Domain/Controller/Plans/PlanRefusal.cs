namespace StsDashboard.Domain.Controller.Plans;

/// <summary>Why a change cannot be imagined.</summary>
/// <param name="Parameter">What is wrong, by its name in the API and in addresses: <c>replicas</c>, <c>partition</c>, <c>template</c>, <c>delete</c>, <c>drain</c>.</param>
/// <param name="Text">What is wrong with it and what to do instead.</param>
public sealed record PlanRefusal(string Parameter, string Text);
