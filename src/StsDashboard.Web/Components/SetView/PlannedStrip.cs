using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.SetView;

/// <summary>A set as its strip shows it when a plan has come to its end.</summary>
internal static class PlannedStrip
{
    public static SetInspection Of(SetInspection now, Plan plan) => now with
    {
        Set = now.Set with { Replicas = plan.Request.Replicas ?? now.Set.Replicas, Partition = plan.Request.Partition ?? now.Set.Partition },
        Slots = plan.After.Select(ordinal => SlotOf(ordinal, now.Service.Name)).ToValueList(),
    };

    private static Slot SlotOf(PlannedOrdinal ordinal, NameComparison noName) => new(
        ordinal.Ordinal,
        ordinal.InRange,
        ordinal switch
        {
            { HasPod: false } => SlotState.Missing,
            { InRange: false } => SlotState.Condemned,
            { Ready: true } => SlotState.Ready,
            _ => SlotState.NotReady,
        },
        ordinal.Updated,
        Held: ordinal.Held,
        Available: ordinal.Ready,
        Pod: null,
        Zone: "",
        noName,
        []);
}
