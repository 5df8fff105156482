using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Words;

/// <summary>The classes of orphaned claims: their titles, rules, and what happens to each.</summary>
public static class OrphanWords
{
    public static string Title(OrphanClass orphan) => orphan switch
    {
        OrphanClass.Unmounted => "In range, not mounted",
        OrphanClass.BeyondRange => "Beyond the range",
        OrphanClass.ScaledToZero => "Set scaled to 0",
        OrphanClass.SetGone => "Set gone",
        _ => "Ambiguous name",
    };

    /// <summary>The rule that finds it; empty when there is none.</summary>
    public static string Rule(OrphanClass orphan) => orphan switch
    {
        OrphanClass.Unmounted => "STO005",
        OrphanClass.BeyondRange or OrphanClass.ScaledToZero => "STO003",
        OrphanClass.SetGone => "STO004",
        _ => "STO009",
    };

    public static string Meaning(OrphanClass orphan) => orphan switch
    {
        OrphanClass.Unmounted => "The ordinal has no pod that mounts it. The next pod of that ordinal does.",
        OrphanClass.BeyondRange => "A scale-down left it. The next scale-up mounts its old data without a word.",
        OrphanClass.ScaledToZero => "Kept on purpose, or forgotten. The first scale-up takes all of them back.",
        OrphanClass.SetGone => "Nothing mounts it. A new set of that name would take over its data.",
        _ => "More than one set or template fits the name, so nobody can say whose it is.",
    };

    public static string Outcome(OrphanClass orphan) => orphan switch
    {
        OrphanClass.Unmounted => "waits for its pod",
        OrphanClass.BeyondRange => "mounted again on scale-up, with its old data",
        OrphanClass.ScaledToZero => "all mounted again on scale-up",
        OrphanClass.SetGone => "used again only by a new set of that name",
        _ => "cannot be told",
    };

    public static string Icon(OrphanClass orphan) => $"orphan-{orphan}";
}
