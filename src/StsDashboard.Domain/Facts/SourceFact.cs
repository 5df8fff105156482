namespace StsDashboard.Domain.Facts;

/// <summary>The state of one watch (a kind, in all namespaces or in one) or of one DNS server.</summary>
public sealed record SourceFact
{
    public required SourceKind Kind { get; init; }

    /// <summary>The namespace watched, empty for the whole cluster; for DNS the server's address.</summary>
    public string Scope { get; init; } = "";

    public SourceState State { get; init; } = SourceState.Syncing;

    /// <summary>When the state became what it is.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The last word heard: an event, a bookmark, an answer. Null before the first.</summary>
    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>Objects held from this source; for DNS, names asked.</summary>
    public int Objects { get; init; }

    /// <summary>How often the list had to be read again, or the connection was made again, since the start.</summary>
    public int Restarts { get; init; }

    /// <summary>What went wrong last, in words; null when nothing has.</summary>
    public string? LastError { get; init; }

    /// <summary>What was asked can be believed to be complete: it has been listed once and is not forbidden.</summary>
    public bool HasSynced => State is SourceState.Live or SourceState.Reconnecting;

    /// <summary>It lists and watches; the others are asked when there is something to ask.</summary>
    public bool IsWatch => Kind is not (SourceKind.Events or SourceKind.Dns);
}
