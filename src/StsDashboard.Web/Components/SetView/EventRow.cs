using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Components.SetView;

/// <summary>One row of the events: what was said of one object, in the same words, however often and in however many events.</summary>
/// <param name="Newest">The event in which it was said last.</param>
/// <param name="Count">How often it was said.</param>
/// <param name="FirstAt">When it was said first.</param>
public sealed record EventRow(EventFact Newest, long Count, DateTimeOffset FirstAt)
{
    /// <summary>Newest first.</summary>
    public static ValueList<EventRow> Of(IEnumerable<EventFact> events) =>
        events
            .GroupBy(told => (told.Type, told.Reason, told.Subject.Kind, told.Subject.Key, told.Message))
            .Select(same => new EventRow(same.MaxBy(told => told.LastAt)!, same.Sum(told => (long)told.Count), same.Min(told => told.FirstAt)))
            .OrderByDescending(row => row.Newest.LastAt)
            .ToValueList();
}
