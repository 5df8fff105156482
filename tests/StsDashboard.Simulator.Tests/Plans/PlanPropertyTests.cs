using CsCheck;
using StsDashboard.Domain.Controller.Plans;

namespace StsDashboard.Simulator.Tests.Plans;

/// <summary>
/// Any set, any change: the plan tells which pods go and come in the simulated cluster, in which order, and which claims
/// are left. The cluster has nodes, volumes, garbage collection and budgets of its own.
/// </summary>
public sealed class PlanPropertyTests
{
    private static readonly Gen<SetShape> Shape =
        from replicas in Gen.Int[0, 5]
        from start in Gen.OneOf(0, 0, 3)
        from policy in Gen.OneOf("OrderedReady", "Parallel")
        from strategy in Gen.Frequency((5, Gen.Const("RollingUpdate")), (1, Gen.Const("OnDelete")))
        from partition in Gen.Int[0, 6].Nullable()
        from minReady in Gen.OneOf(0, 2)
        from scaled in Gen.OneOf("Retain", "Delete")
        from deleted in Gen.OneOf("Retain", "Delete")
        from storage in Gen.OneOf(null, "fast-ssd", "standard", "archive")
        from budget in Gen.OneOf(null, "maxUnavailable: 1", "minAvailable: 2", "maxUnavailable: 0", "maxUnavailable: 50%")
        from scaledFrom in Gen.Int[1, 6].Nullable()
        from update in Gen.OneOf(null, "version", SetShape.Bad)
        select new SetShape(replicas, start, policy, strategy, strategy == "RollingUpdate" ? partition : null, minReady, scaled, deleted, storage, budget, scaledFrom, update);

    private static readonly Gen<PlanRequest> SpecChange =
        from replicas in Gen.Int[0, 6].Nullable()
        from partition in Gen.Int[0, 6].Nullable()
        from template in Gen.Bool
        select new PlanRequest { Replicas = replicas, Partition = partition, NewTemplate = template };

    private static readonly Gen<PlanRequest> Change = Gen.Frequency(
        (6, SpecChange),
        (1, Gen.Const(new PlanRequest { DeleteSet = true })),
        (3, Gen.OneOf("node-a1", "node-a2", "node-b1", "node-c1").Select(node => new PlanRequest { DrainNode = node })));

    [Fact]
    public Task Make_AnySetAndChange_TellsWhatTheClusterThenDoes() =>
        Gen.Select(Shape, Change, (shape, change) => (Shape: shape, Change: shape.Strategy == "OnDelete" ? change with { Partition = null } : change))
            .SampleAsync(pair => AssertComesTrueAsync(pair.Shape, pair.Change), iter: 80, threads: 1);

    private static async Task AssertComesTrueAsync(SetShape shape, PlanRequest change)
    {
        await using var world = new PlannedWorld(shape);
        if (world.HidesTrouble)
            return;
        var plan = world.Make(change);
        await world.CarryOutAsync(change);

        var planned = plan.Steps.Where(step => step.Action != PlanAction.Wait).Select(step => $"{(step.Action == PlanAction.CreatePod ? '+' : '-')}{step.Pod}").ToList();
        // The garbage collector goes by no ordinals.
        Assert.Equal(change.DeleteSet ? [.. planned.Order(StringComparer.Ordinal)] : planned, change.DeleteSet ? [.. world.Trace().Order(StringComparer.Ordinal)] : world.Trace());
        Assert.Equal(
            world.Claims(),
            plan.Claims.Where(claim => claim.Effect is ClaimEffect.Kept or ClaimEffect.ReAdopted or ClaimEffect.Created or ClaimEffect.Orphaned).Select(claim => claim.Name).Order(StringComparer.Ordinal));
    }
}
