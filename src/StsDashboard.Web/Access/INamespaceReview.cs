namespace StsDashboard.Web.Access;

/// <summary>Asks the cluster what a viewer may see.</summary>
public interface INamespaceReview
{
    /// <param name="viewer">Who looks.</param>
    /// <param name="namespace">Null for all namespaces at once.</param>
    /// <param name="cancellationToken">Nobody waits any more.</param>
    /// <returns>Null when the cluster did not say.</returns>
    Task<bool?> MayListSetsAsync(Viewer viewer, string? @namespace, CancellationToken cancellationToken);
}
