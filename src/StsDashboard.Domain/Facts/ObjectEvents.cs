namespace StsDashboard.Domain.Facts;

/// <summary>What was heard of one object when its events were read last. Held only while somebody wants to know.</summary>
/// <param name="Events">Newest first, a few; what was heard stays while it cannot be read again.</param>
/// <param name="Error">Why they could not be read; null when they could.</param>
public sealed record ObjectEvents(EventSubject Subject, EventsState State, ValueList<EventFact> Events, string? Error = null);
