namespace StsDashboard.Domain.History;

/// <summary>What somebody asked of a set.</summary>
public enum ChangeKind
{
    /// <summary>Another template, or an update let go on to more ordinals.</summary>
    Rollout,
    ScaleUp,
    ScaleDown,
}
