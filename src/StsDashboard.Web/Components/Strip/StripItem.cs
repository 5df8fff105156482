using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Strip;

/// <summary>One thing on an ordinal strip: a mark, or a bar that stands for a run of slots that are alike.</summary>
/// <param name="Old">There is a pod, of another revision than the update revision: hatched.</param>
/// <param name="X">Left edge, in pixels.</param>
public sealed record StripItem(int First, int Last, SlotState State, bool Old, bool Held, bool InRange, double X, double Width)
{
    /// <summary>There is room to say the state beside a run's count.</summary>
    public bool HasWords { get; init; }

    public bool IsRun => Last > First;

    public int Count => Last - First + 1;

    public double Centre => X + (Width / 2);
}
