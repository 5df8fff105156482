namespace StsDashboard.Domain.Inspection;

/// <summary>How far the growth of a claim's volume has come.</summary>
internal enum ResizeState
{
    Failed,

    /// <summary>The volume has grown; the file system follows when a node next mounts it.</summary>
    FileSystemPending,

    UnderWay,

    /// <summary>The class does not allow it.</summary>
    NotAllowed,

    NotBegun,
}
