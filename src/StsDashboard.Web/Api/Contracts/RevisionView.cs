namespace StsDashboard.Web.Api.Contracts;

/// <summary>One of a set's revisions.</summary>
/// <param name="Number">Grows with each change; putting an old template back gives its revision the newest number.</param>
/// <param name="IsCurrent">What pods below a partition are made from.</param>
/// <param name="IsUpdate">What updated pods are made from.</param>
/// <param name="Pods">How many of the set's pods are at it; null when pods may not be read.</param>
public sealed record RevisionView(string Name, long Number, DateTimeOffset CreatedAt, bool IsCurrent, bool IsUpdate, int? Pods);
