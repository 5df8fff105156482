namespace StsDashboard.Web.Access;

/// <summary>No cluster is connected, so nobody says that anybody may see anything.</summary>
internal sealed class NoReview : INamespaceReview
{
    public Task<bool?> MayListSetsAsync(Viewer viewer, string? @namespace, CancellationToken cancellationToken) => Task.FromResult<bool?>(null);
}
