using StsDashboard.Cluster.Access;
using StsDashboard.Web.Access;

namespace StsDashboard.Web.Hosting;

/// <summary>The connected cluster's own word on who may see what.</summary>
internal sealed class ClusterNamespaceReview(AccessReviewer reviewer) : INamespaceReview
{
    public async Task<bool?> MayListSetsAsync(Viewer viewer, string? @namespace, CancellationToken cancellationToken) =>
        await reviewer.MayListSetsAsync(viewer.Name, viewer.Groups, @namespace, cancellationToken);
}
