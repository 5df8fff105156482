using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Events;

/// <summary>One object whose events somebody wants to know, and how asking for them has gone.</summary>
internal sealed class WantedReason(EventSubject subject, DateTimeOffset due)
{
    public EventSubject Subject => subject;

    /// <summary>When to ask next.</summary>
    public DateTimeOffset Due { get; set; } = due;

    public bool IsInFlight { get; set; }

    /// <summary>Answers in a row that brought no new word.</summary>
    public int Quiet { get; set; }

    /// <summary>Questions in a row without an answer.</summary>
    public int Failures { get; set; }

    /// <summary>What the store was told; null before the first answer.</summary>
    public ObjectEvents? Told { get; set; }
}
