namespace StsDashboard.Domain.Facts;

/// <summary>The events of a set, its pods and its claims, as they were when somebody looked.</summary>
/// <param name="Events">Newest first; those of earlier pods and claims of the same names among them.</param>
/// <param name="Complete">False when there were more than could be read.</param>
/// <param name="Error">Why they could not be read; null when they could.</param>
public sealed record SetEvents(EventsState State, ValueList<EventFact> Events, bool Complete = true, string? Error = null);
