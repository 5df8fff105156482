using CsCheck;
using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller.Plans;

/// <summary>What must hold for plans of any facts, sensible or absurd.</summary>
public sealed class PlanPropertyTests
{
    private static readonly Gen<PlanRequest> Request =
        from replicas in Gen.OneOf(Gen.Int[0, 8], Gen.Int).Nullable()
        from partition in Gen.OneOf(Gen.Int[0, 8], Gen.Int).Nullable()
        from template in Gen.Bool
        from other in Gen.Int[0, 5]
        select other switch
        {
            0 => new PlanRequest { DeleteSet = true },
            1 => new PlanRequest { DrainNode = "node-1" },
            _ => new PlanRequest { Replicas = replicas, Partition = partition, NewTemplate = template },
        };

    [Fact]
    public void Make_AnyFacts_IsWholeAndInOrder() =>
        Gen.Select(AnyFacts.Set, AnyFacts.Pod.List[0, 9], AnyFacts.Claim.List[0, 4], AnyFacts.Node.List[0, 2], AnyFacts.Budget.List[0, 2], Request)
            .Sample((set, pods, claims, nodes, budgets, request) =>
            {
                // More replicas than a plan takes would only be refused.
                set = set with { Replicas = set.Replicas % 50 };
                var snapshot = Snapshots.Of([set, .. pods, .. claims, .. nodes, .. budgets]);
                var inspection = SetInspector.Inspect(snapshot, set, Clock.Now);
                if (!PlanCheck.Check(inspection, request, snapshot.Nodes).IsEmpty)
                {
                    return;
                }
                var plan = Planner.Make(inspection, request, snapshot.Nodes, Clock.Now);

                // What a long plan ends in stands after the steps that are listed, with the number that it has.
                var listed = plan.Steps.Where(step => step.Action != PlanAction.Wait).Select(step => step.Order).ToList();
                Assert.Equal(Enumerable.Range(1, listed.Count), listed);
                Assert.All(plan.Steps, step => Assert.True(step.Action != PlanAction.Wait || step.Order > listed.Count));
                Assert.All(plan.Steps.SkipLast(1), step => Assert.NotEqual(PlanAction.Wait, step.Action));
                Assert.Equal(plan.Steps is [.., { Action: PlanAction.Wait }], plan.Warnings.Any(warning => warning.Id is PlanWarningId.StopsShort or PlanWarningId.ForcedRollback));
                Assert.All(plan.NamesLost, name => Assert.True(name.BackAtStep is null || name.BackAtStep > name.AtStep));
                Assert.All(plan.Warnings, warning => Assert.EndsWith(".", warning.Text));
                Assert.Equal(plan, Planner.Make(inspection, request, snapshot.Nodes, Clock.Now));
            });
}
