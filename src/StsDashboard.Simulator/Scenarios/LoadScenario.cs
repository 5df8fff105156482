using System.Globalization;
using System.Text.RegularExpressions;

namespace StsDashboard.Simulator.Scenarios;

/// <summary>Many sets of the same size, all healthy, written into the store as they are, without waiting for their pods to start.</summary>
internal sealed partial class LoadScenario(int sets, int replicas) : Scenario
{
    /// <summary>Namespaces stay small enough to look like somebody's.</summary>
    private const int SetsPerNamespace = 20;

    public override string Name => $"load:{sets}x{replicas}";

    /// <summary>Null for a name that is not one of these.</summary>
    public static LoadScenario? Parse(string name) =>
        Pattern().Match(name) is { Success: true } match
            ? new LoadScenario(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            : null;

    public override void Build(ScenarioWorld world, int seed)
    {
        EmptyScenario.Lay(world);
        world.MoveTo(TimeSpan.FromDays(7));
        var factory = new LoadFactory(world.Objects, replicas);
        for (var index = 0; index < sets; index++)
            factory.Add($"load-{index / SetsPerNamespace}", $"set-{index % SetsPerNamespace}");
    }

    [GeneratedRegex("^load:([0-9]{1,5})x([0-9]{1,4})$")]
    private static partial Regex Pattern();
}
