using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.History;

/// <summary>
/// What happened to a set and its ordinals, as far as it is remembered (<see cref="HistoryLimits"/>). Made by
/// <see cref="Historian"/> from one inspection after the other; what did not change keeps its instance.
/// </summary>
public sealed record SetHistory
{
    /// <summary>Of the set as it is now; its name may have been another's before.</summary>
    public required string Uid { get; init; }

    /// <summary>Since when it is watched; what came before is rebuilt from timestamps.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the set was seen to be gone; null while it is there.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>The update revision last seen; empty when none is known yet.</summary>
    public string UpdateRevision { get; init; } = "";

    /// <summary>The replicas last asked for.</summary>
    public int Replicas { get; init; }

    /// <summary>By ordinal.</summary>
    public ValueList<OrdinalHistory> Ordinals { get; init; }

    /// <summary>In the order in which they began.</summary>
    public ValueList<SetChange> Changes { get; init; }

    public int LifeCount
    {
        get
        {
            var count = 0;
            foreach (var ordinal in Ordinals)
            {
                count += ordinal.Lives.Count;
            }
            return count;
        }
    }

    /// <summary>
    /// How long each pod that became ready while it was watched took until its name resolved, oldest first. A pod that was
    /// published before it was ready took no time.
    /// </summary>
    public IEnumerable<NameConvergence> NameConvergences() => Ordinals
        .SelectMany(ordinal => ordinal.Lives.Select(life => NameConvergence.Of(ordinal.Ordinal, life)))
        .OfType<NameConvergence>()
        .OrderBy(convergence => convergence.ReadyAt);

    /// <summary>With no more than so many lives of each ordinal, the newest ones.</summary>
    public SetHistory Shortened(int lives) => this with
    {
        Ordinals = Ordinals
            .Select(ordinal => ordinal.Lives.Count <= lives ? ordinal : ordinal with { Lives = ordinal.Lives.TakeLast(lives).ToValueList() })
            .ToValueList(),
    };
}
