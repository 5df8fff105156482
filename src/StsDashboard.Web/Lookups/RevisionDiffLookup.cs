using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Revisions;

namespace StsDashboard.Web.Lookups;

/// <summary>Compares two revisions of a set, for screen and REST alike.</summary>
public sealed class RevisionDiffLookup(IDocumentLookup documents)
{
    public async Task<RevisionDiffAnswer> CompareAsync(RevisionFact from, RevisionFact to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var answers = await Task.WhenAll(documents.FindRevisionAsync(from, cancellationToken), documents.FindRevisionAsync(to, cancellationToken));
        return Array.Find(answers, answer => !answer.IsFound) is { } failed
            ? new(failed.State, [], failed.Problem)
            : new(DocumentState.Found, TemplateDiff.Between(answers[0].Document, answers[1].Document), "");
    }
}
