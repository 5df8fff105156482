namespace StsDashboard.Web.Components.Timeline;

/// <summary>One ordinal as it is drawn, or a run of ordinals to which nothing happened.</summary>
/// <param name="Last">The last of the run; the first itself when it is no run.</param>
/// <param name="StandsOut">Its pod is not ready now, or there is none.</param>
public sealed record TimelineRow(int First, int Last, IReadOnlyList<TimelineBar> Bars, bool StandsOut)
{
    public int Count => Last - First + 1;
}
