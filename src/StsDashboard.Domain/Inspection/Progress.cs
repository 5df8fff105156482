using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>When something last came closer to what a set asks for.</summary>
internal static class Progress
{
    /// <summary>
    /// The last thing that happened to one of the set's pods, or the controller's next step coming due; null when there is
    /// nothing to wait for, or only for a time that is known (<c>minReadySeconds</c>).
    /// </summary>
    public static DateTimeOffset? LastOf(StatefulSetFact set, ValueList<Slot> slots, ControllerOutlook outlook, DateTimeOffset? dueSince, DateTimeOffset now)
    {
        if (outlook.Next[0].Action == ControllerAction.None || outlook.WaitingFor?.Until > now)
        {
            return null;
        }
        var last = dueSince ?? set.CreatedAt;
        foreach (var slot in slots.AsSpan())
        {
            if (slot.Pod is { } pod)
            {
                last = Latest(last, pod.CreatedAt, pod.ScheduledAt, pod.StartedAt, pod.ReadyChangedAt, pod.DeletionTimestamp);
            }
        }
        return last;
    }

    private static DateTimeOffset Latest(DateTimeOffset last, params ReadOnlySpan<DateTimeOffset?> instants)
    {
        foreach (var instant in instants)
        {
            last = instant > last ? instant.Value : last;
        }
        return last;
    }
}
