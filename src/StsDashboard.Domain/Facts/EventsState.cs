namespace StsDashboard.Domain.Facts;

/// <summary>How reading an object's events went.</summary>
public enum EventsState
{
    Read,

    /// <summary>The cluster refuses them to us (403).</summary>
    Forbidden,

    /// <summary>They could not be read for another reason than permission.</summary>
    Unreachable,
}
