namespace StsDashboard.Domain.Facts;

/// <summary>A ControllerRevision's metadata; its body is fetched only when someone looks at it.</summary>
public sealed record RevisionFact : Fact
{
    public string OwnerUid { get; init; } = "";

    /// <summary>Grows with each change; putting an old template back gives the old revision the newest number.</summary>
    public long Revision { get; init; }
}
