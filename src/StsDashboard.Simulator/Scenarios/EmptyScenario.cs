namespace StsDashboard.Simulator.Scenarios;

/// <summary>A cluster as it comes: nodes, storage classes and namespaces, no sets.</summary>
internal sealed class EmptyScenario : Scenario
{
    public override string Name => "empty";

    public override void Build(ScenarioWorld world, int seed) => Lay(world);

    /// <summary>What every scenario stands on.</summary>
    internal static void Lay(ScenarioWorld world)
    {
        foreach (var part in (string[])["nodes", "storageclasses", "namespaces"])
            world.Apply(Manifests.Embedded($"Cluster/{part}.yaml"));
    }
}
