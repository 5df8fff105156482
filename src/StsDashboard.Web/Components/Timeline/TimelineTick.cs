namespace StsDashboard.Web.Components.Timeline;

/// <summary>A line on the time axis.</summary>
/// <param name="X">In hundredths of the width.</param>
public sealed record TimelineTick(double X, string Label);
