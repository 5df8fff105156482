using StsDashboard.Domain.History;

namespace StsDashboard.Web.Components.Timeline;

/// <summary>A phase as it is drawn.</summary>
/// <param name="X">Its left edge, in hundredths of the width.</param>
/// <param name="IsSeenToStart">It began within what is shown, and was seen to.</param>
/// <param name="Text">What it is, when, and for how long.</param>
public sealed record TimelineBar(PhaseKind Kind, double X, double Width, bool IsSeenToStart, string Text);
