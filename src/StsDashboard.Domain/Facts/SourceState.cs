namespace StsDashboard.Domain.Facts;

/// <summary>What a source is doing now.</summary>
public enum SourceState
{
    /// <summary>Has not delivered its first whole list yet.</summary>
    Syncing,

    /// <summary>Listed once and watching.</summary>
    Live,

    /// <summary>Was live; the connection is lost and being made again. What it said last still stands, with its age.</summary>
    Reconnecting,

    /// <summary>The cluster refuses it to us (403), or does not serve the kind (404). Asked again now and then.</summary>
    Forbidden,

    /// <summary>Has never been live and fails for another reason than permission.</summary>
    Failed,
}
