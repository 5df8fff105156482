using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Strip;

/// <summary>How a state's mark is drawn, in a box of 16 by 16: by outline and glyph, so that it is told without its colour.</summary>
/// <param name="Outline">SVG path of the shape.</param>
/// <param name="Glyph">SVG path drawn inside it; empty for none.</param>
/// <param name="Struck">A stroke runs through it.</param>
public sealed record MarkShape(SlotState State, string Outline, string Glyph = "", bool Struck = false)
{
    /// <summary>The states that have a pod. Missing and claim-only marks are hollow and drawn apart.</summary>
    public static IReadOnlyList<MarkShape> Filled { get; } =
    [
        new(SlotState.Ready, "M3.75 1.25h8.5a2.5 2.5 0 0 1 2.5 2.5v8.5a2.5 2.5 0 0 1-2.5 2.5h-8.5a2.5 2.5 0 0 1-2.5-2.5v-8.5a2.5 2.5 0 0 1 2.5-2.5Z"),
        new(SlotState.NotReady, "M8 .7 15.3 8 8 15.3.7 8Z", "M8 4.3v4.6M8 11.2v.6"),
        new(SlotState.Pending, "M14.9 8A6.9 6.9 0 1 1 1.1 8a6.9 6.9 0 0 1 13.8 0Z", "M8 4.4v3.8l2.6 1.5"),
        new(SlotState.Terminating, "M1.25 1.25h13.5v6.95L8 15.2 1.25 8.2Z", "M5 4.6l3 3 3-3M5 8l3 3 3-3"),
        new(SlotState.Failed, "M5 .9h6L15.1 5v6L11 15.1H5L.9 11V5Z", "M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"),
        new(SlotState.Condemned, "M3.75 2.25h8.5a1.5 1.5 0 0 1 1.5 1.5v8.5a1.5 1.5 0 0 1-1.5 1.5h-8.5a1.5 1.5 0 0 1-1.5-1.5v-8.5a1.5 1.5 0 0 1 1.5-1.5Z", Struck: true),
    ];
}
