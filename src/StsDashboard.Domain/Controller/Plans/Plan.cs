using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>What follows from a change, to its end, as far as the set and its surroundings are known now.</summary>
public sealed record Plan
{
    /// <summary>Stands for the revision of a template that is yet to be written. No ControllerRevision can have such a name.</summary>
    public const string NewRevision = "(new)";

    public required PlanRequest Request { get; init; }

    /// <summary>The whole in a sentence or two.</summary>
    public required string Summary { get; init; }

    /// <summary>In order; the last is a <see cref="PlanAction.Wait"/> when the plan stops short. A large set's are cut off.</summary>
    public required ValueList<PlanStep> Steps { get; init; }

    /// <summary>How many steps are left out, after the last listed or before the final <c>Wait</c>.</summary>
    public int MoreSteps { get; init; }

    /// <summary>It comes to its end by itself, if nothing else fails.</summary>
    public required bool Completes { get; init; }

    public ValueList<LostName> NamesLost { get; init; }

    /// <summary>By ordinal and template.</summary>
    public ValueList<PlannedClaim> Claims { get; init; }

    public required PlannedDisruption Disruption { get; init; }

    /// <summary>Worst first.</summary>
    public ValueList<PlanWarning> Warnings { get; init; }

    /// <summary>The ordinals when all is done.</summary>
    public ValueList<PlannedOrdinal> After { get; init; }

    /// <summary>The command that makes the change; empty when none is asked for.</summary>
    public required string Command { get; init; }
}
