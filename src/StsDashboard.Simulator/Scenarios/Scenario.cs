namespace StsDashboard.Simulator.Scenarios;

/// <summary>A world to start with, and what goes on happening in it.</summary>
public abstract class Scenario
{
    /// <summary>The name that selects it, for example <c>showcase</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How old the cluster itself is; the world is made from then on.</summary>
    public virtual TimeSpan Age => TimeSpan.FromDays(30);

    /// <summary>Makes the world, with a past where it needs one; it ends in the present.</summary>
    public abstract void Build(ScenarioWorld world, int seed);

    /// <summary>What happens by itself from then on.</summary>
    internal virtual IReadOnlyList<Happening> Happenings => [];
}
