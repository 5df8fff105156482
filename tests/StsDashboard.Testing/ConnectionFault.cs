namespace StsDashboard.Testing;

/// <summary>What a <see cref="FaultProxy"/> does to connections.</summary>
public enum ConnectionFault
{
    None,

    /// <summary>Nobody listens, and what was connected is closed.</summary>
    Refuse,

    /// <summary>Connections, new and old, are reset.</summary>
    Reset,

    /// <summary>Connections are accepted and stay open; nothing passes either way until the fault ends.</summary>
    Silence,

    /// <summary>Answers come a few bytes at a time.</summary>
    Trickle,

    /// <summary>Answers end in the middle, and so does the connection.</summary>
    Cut,

    /// <summary>Bytes that are no text are strewn into answers.</summary>
    Garbage,
}
