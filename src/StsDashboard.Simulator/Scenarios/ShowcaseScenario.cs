using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Scenarios;

/// <summary>
/// Sets in every state that the dashboard tells apart, in several namespaces, made by three weeks of history; some of
/// them go on moving.
/// </summary>
internal sealed class ShowcaseScenario : Scenario
{
    public override string Name => "showcase";

    internal override IReadOnlyList<Happening> Happenings => ShowcaseHappenings.All;

    public override void Build(ScenarioWorld world, int seed)
    {
        EmptyScenario.Lay(world);
        world.MoveTo(TimeSpan.FromDays(21));
        Install(world, "data", "shop", "messaging", "edge");
        world.MoveTo(TimeSpan.FromDays(9));
        Install(world, "analytics");
        world.MoveTo(TimeSpan.FromDays(4));
        LeaveClaimsBehind(world);
        world.Resize("messaging", "data-kafka-1", "750Gi");
        world.MoveTo(TimeSpan.FromHours(26));
        HoldRollouts(world);
        world.MoveTo(TimeSpan.FromMinutes(50));
        BreakOrders(world);
        Install(world, "druid", "backup");
        world.MoveTo(TimeSpan.Zero);
    }

    private static void Install(ScenarioWorld world, params IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            world.Apply(Manifests.Embedded($"Showcase/{file}.yaml"));
            world.Wait(TimeSpan.FromMinutes(5));
        }
    }

    /// <summary>Beyond the range, scaled to zero, set gone.</summary>
    private static void LeaveClaimsBehind(ScenarioWorld world)
    {
        world.Scale("data", "mysql", 2);
        world.Scale("shop", "inventory", 1);
        world.Scale("analytics", "history", 0);
        world.Delete(ResourceTypes.StatefulSets, "analytics", "metrics-old");
        world.Delete(ResourceTypes.Services, "analytics", "metrics-old");
    }

    /// <summary>By a partition, by a partition with ordinals that start at 10, and by OnDelete with one pod replaced by hand.</summary>
    private static void HoldRollouts(ScenarioWorld world)
    {
        SetPartition(world, "catalog", 3);
        world.SetImage("shop", "catalog", "example/catalog:1.9.0");
        SetPartition(world, "sessions", 2);
        world.SetImage("shop", "sessions", "redis:8.0");
        world.SetImage("shop", "cart", "redis:7.4");
        world.Wait(TimeSpan.FromMinutes(5));
        world.Delete(ResourceTypes.Pods, "shop", "cart-2");
    }

    /// <summary>A rollout that crashes, put back: the controller waits on the crashing pod for good (recording stuck-rollout-forced-rollback).</summary>
    private static void BreakOrders(ScenarioWorld world)
    {
        world.ChangeTemplate("shop", "orders", template =>
        {
            template.Ensure("metadata").Ensure("annotations")["sim.stsdashboard.io/crash"] = "true";
            template["spec"]!["containers"]![0]!["image"] = "example/orders:2.4.0";
        });
        world.Wait(TimeSpan.FromMinutes(6));
        world.ChangeTemplate("shop", "orders", template =>
        {
            template.Ensure("metadata").Remove("annotations");
            template["spec"]!["containers"]![0]!["image"] = "example/orders:2.3.0";
        });
    }

    private static void SetPartition(ScenarioWorld world, string set, int partition) =>
        world.Change(ResourceTypes.StatefulSets, "shop", set, changed => changed["spec"]!["updateStrategy"]!["rollingUpdate"]!["partition"] = partition);
}
