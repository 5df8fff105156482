namespace StsDashboard.Web.Api.Contracts;

/// <summary>The pods that an ordinal has had, oldest first.</summary>
public sealed record OrdinalTimeline(int Ordinal, IReadOnlyList<LifeView> Lives);
