using StsDashboard.Domain.History;

namespace StsDashboard.Web.Components.Timeline;

/// <summary>A rollout or a scaling as it is drawn above the ordinals.</summary>
/// <param name="Line">Which of the two lines it is on: rollouts above, scalings below.</param>
/// <param name="X">Its left edge, in hundredths of the width.</param>
public sealed record TimelineBand(SetChange Change, int Line, double X, double Width, string Label);
