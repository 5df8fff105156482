using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Words;

/// <summary>How the states of a slot are written.</summary>
public static class SlotWords
{
    public static string Text(SlotState state) => state switch
    {
        SlotState.NotReady => "not ready",
        SlotState.ClaimOnly => "claim only",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>Its ordinal is printed bold: something is still to happen, or wrong, here.</summary>
    public static bool StandsOut(SlotState state) =>
        state is SlotState.NotReady or SlotState.Pending or SlotState.Terminating or SlotState.Failed or SlotState.Missing;

    /// <summary>There is a pod, so the mark is filled and can be of an old revision.</summary>
    public static bool HasPod(SlotState state) => state is not (SlotState.Missing or SlotState.ClaimOnly);

    /// <summary>The address of its mark on the page's symbol sheet.</summary>
    /// <param name="old">There is a pod, of another revision than the update revision.</param>
    public static string Mark(SlotState state, bool old) => old && HasPod(state) ? $"#mark-{state}-old" : $"#mark-{state}";
}
