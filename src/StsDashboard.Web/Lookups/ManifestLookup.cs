using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Lookups;

/// <summary>A set's own object as it may be shown, for screen and REST alike.</summary>
public sealed class ManifestLookup(IDocumentLookup documents)
{
    /// <returns>The object without what is secret in it, and without <c>managedFields</c>.</returns>
    public async Task<DocumentAnswer> FindAsync(ObjectKey set, CancellationToken cancellationToken)
    {
        var answer = await documents.FindSetAsync(set, cancellationToken);
        return answer.IsFound ? DocumentAnswer.Found(ManifestOrder.Of(SecretMask.Hide(answer.Document))) : answer;
    }
}
