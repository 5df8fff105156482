namespace StsDashboard.Domain.History;

/// <summary>What became of a change.</summary>
public enum ChangeState
{
    UnderWay,
    Complete,

    /// <summary>All that the strategy updates by itself is updated; the partition holds back the rest.</summary>
    Held,

    /// <summary>A newer change took its place before it was complete.</summary>
    Superseded,

    /// <summary>It was taken back before it was complete, or the set went.</summary>
    Aborted,
}
