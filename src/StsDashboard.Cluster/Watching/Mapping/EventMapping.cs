using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Mapping;

internal static class EventMapping
{
    /// <summary>Null when it does not say what it is about.</summary>
    public static EventFact? ToFact(EventWire told)
    {
        if (told.InvolvedObject is not { Kind: { Length: > 0 } kind, Name: { Length: > 0 } name } about)
        {
            return null;
        }
        var first = told.FirstTimestamp ?? told.EventTime ?? told.CreatedAt();
        var last = Latest(first, told.LastTimestamp, told.EventTime, told.Series?.LastObservedTime);
        return new EventFact
        {
            Subject = new(kind, new(about.Namespace ?? "", name), about.Uid ?? ""),
            Type = told.Type ?? "Normal",
            Reason = told.Reason ?? "",
            Message = Cut(told.Message ?? ""),
            Count = Math.Max(1, told.Series?.Count ?? told.Count ?? 1),
            FirstAt = first,
            LastAt = last,
            Component = told.ReportingComponent is { Length: > 0 } reporter ? reporter : told.Source?.Component ?? "",
        };
    }

    private static DateTimeOffset Latest(DateTimeOffset latest, params ReadOnlySpan<DateTimeOffset?> instants)
    {
        foreach (var instant in instants)
        {
            latest = instant > latest ? instant.Value : latest;
        }
        return latest;
    }

    private static string Cut(string message)
    {
        if (message.Length <= EventFact.LongestMessage)
        {
            return message;
        }
        // Not within a character that takes two.
        var end = char.IsHighSurrogate(message[EventFact.LongestMessage - 1]) ? EventFact.LongestMessage - 1 : EventFact.LongestMessage;
        return $"{message.AsSpan(0, end)}…";
    }
}
