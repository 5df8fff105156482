using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Topology;

/// <summary>The marks of slots that are alike, as on an ordinal strip.</summary>
/// <param name="Old">Of another revision than the update revision.</param>
/// <param name="Count">How many it stands for; null for a slot that has a box of its own.</param>
/// <param name="X">Left edge, in pixels.</param>
public sealed record TopologyMark(SlotState State, bool Old, int? Count, double X);
