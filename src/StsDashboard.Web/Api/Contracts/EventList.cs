using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>The events of a set, its pods and its claims, newest first.</summary>
/// <param name="Version">The newest frame's when they were asked for; events are no part of it.</param>
/// <param name="AsOf">When the cluster was asked: at most a few seconds ago.</param>
/// <param name="State">How reading them went: when they could not be read, there are no items.</param>
/// <param name="Error">Why they could not be read; null when they could.</param>
/// <param name="Complete">False when there were more than could be read.</param>
public sealed record EventList(long Version, DateTimeOffset AsOf, EventsState State, string? Error, bool Complete, IReadOnlyList<EventView> Items);
