namespace StsDashboard.Domain.Facts;

/// <summary>The object that events are about (<c>involvedObject</c>).</summary>
/// <param name="Kind">As the API writes it: <c>StatefulSet</c>, <c>Pod</c>, <c>PersistentVolumeClaim</c>.</param>
/// <param name="Uid">Tells its events from those of an earlier object of the same name; empty when it is not known.</param>
public readonly record struct EventSubject(string Kind, ObjectKey Key, string Uid);
