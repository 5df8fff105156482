using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.History;

/// <summary>The pods that an ordinal has had, oldest first.</summary>
public sealed record OrdinalHistory(int Ordinal, ValueList<PodLife> Lives)
{
    /// <summary>The newest; never null, for an ordinal without a life has no history.</summary>
    public PodLife Last => Lives[Lives.Count - 1];
}
