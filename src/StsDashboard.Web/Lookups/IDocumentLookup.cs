using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Lookups;

/// <summary>Fetches whole objects from the cluster when someone looks at them. Ask only for names that a frame holds.</summary>
public interface IDocumentLookup
{
    Task<DocumentAnswer> FindSetAsync(ObjectKey set, CancellationToken cancellationToken);

    /// <param name="revision">What a revision holds never changes, so an answer may be one that was fetched before.</param>
    Task<DocumentAnswer> FindRevisionAsync(RevisionFact revision, CancellationToken cancellationToken);
}
