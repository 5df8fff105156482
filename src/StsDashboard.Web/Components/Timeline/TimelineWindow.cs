namespace StsDashboard.Web.Components.Timeline;

/// <summary>How much of the past is drawn.</summary>
public enum TimelineWindow
{
    LastChange,
    QuarterHour,
    Hour,
    All,
}
