using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Lookups;

/// <summary>No cluster is connected, so there is nothing to fetch.</summary>
internal sealed class NoDocuments : IDocumentLookup
{
    private static readonly DocumentAnswer None = DocumentAnswer.Without(DocumentState.NotAvailable, "No cluster is connected.");

    public Task<DocumentAnswer> FindSetAsync(ObjectKey set, CancellationToken cancellationToken) => Task.FromResult(None);

    public Task<DocumentAnswer> FindRevisionAsync(RevisionFact revision, CancellationToken cancellationToken) => Task.FromResult(None);
}
