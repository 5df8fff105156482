namespace StsDashboard.Cluster.Watching;

/// <summary>What a watch tells of an object. An <c>ERROR</c> is no event to us but an <see cref="ApiException"/>.</summary>
internal enum WatchEventType
{
    Added,
    Modified,
    Deleted,
    Bookmark,
}
