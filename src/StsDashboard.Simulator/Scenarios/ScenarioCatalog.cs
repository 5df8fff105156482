using System.Collections.Immutable;

namespace StsDashboard.Simulator.Scenarios;

/// <summary>The scenarios that a simulated cluster can start with.</summary>
public static class ScenarioCatalog
{
    /// <summary>Scenarios by their exact names; <c>load:SETSxREPLICAS</c> exists besides.</summary>
    private static readonly ImmutableArray<Scenario> Named = [new ShowcaseScenario(), new EmptyScenario()];

    public static IEnumerable<string> Names => [.. Named.Select(scenario => scenario.Name), "load:SETSxREPLICAS"];

    /// <exception cref="ArgumentException">There is none of that name; the message names those that exist.</exception>
    public static Scenario Find(string name) =>
        Named.FirstOrDefault(scenario => scenario.Name == name)
        ?? LoadScenario.Parse(name)
        ?? throw new ArgumentException($"There is no scenario \"{name}\". There are: {string.Join(", ", Names)}.", nameof(name));
}
