using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Testing;

/// <summary>Builds events, and puts them where inspections look for them.</summary>
public static class Told
{
    /// <summary>A warning about the object, said once.</summary>
    public static EventFact Warning(Fact about, string reason, string message, DateTimeOffset at, string component = "") => new()
    {
        Subject = SubjectOf(about),
        Type = "Warning",
        Reason = reason,
        Message = message,
        FirstAt = at,
        LastAt = at,
        Component = component,
    };

    public static EventFact Normal(Fact about, string reason, string message, DateTimeOffset at) => Warning(about, reason, message, at) with { Type = "Normal" };

    /// <summary>The StatefulSet controller's own words for a pod that the API server refuses.</summary>
    public static EventFact FailedCreate(StatefulSetFact set, string pod, string error, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Warning(set, "FailedCreate", $"create Pod {pod} in StatefulSet {set.Name} failed error: {error}", at, "statefulset-controller");
    }

    public static EventSubject SubjectOf(Fact about)
    {
        ArgumentNullException.ThrowIfNull(about);
        return new(ObjectReference.To(about).Kind, about.Key, about.Uid);
    }

    /// <summary>The object's events were read, newest first.</summary>
    public static ClusterSnapshot WithEvents(this ClusterSnapshot snapshot, Fact about, params ReadOnlySpan<EventFact> events) =>
        snapshot.With(new ObjectEvents(SubjectOf(about), EventsState.Read, ValueList.Create(events)));

    /// <summary>The object's events may not be read.</summary>
    public static ClusterSnapshot WithForbiddenEvents(this ClusterSnapshot snapshot, Fact about) =>
        snapshot.With(new ObjectEvents(SubjectOf(about), EventsState.Forbidden, [], "events is forbidden"));

    private static ClusterSnapshot With(this ClusterSnapshot snapshot, ObjectEvents told)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot with { Events = snapshot.Events.SetItem(told.Subject, told) };
    }
}
