using System.Text.Json;
using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Lookups;

namespace StsDashboard.Web.Tests.Lookups;

/// <summary>Documents that a test lays down; what it did not lay down is gone. An answer can be held back.</summary>
internal sealed class ScriptedDocuments : IDocumentLookup
{
    private readonly Dictionary<ObjectKey, DocumentAnswer> _answers = [];
    private Task _gate = Task.CompletedTask;

    public int Asked { get; private set; }

    public void Lay(ObjectKey key, string json) => _answers[key] = DocumentAnswer.Found(JsonElement.Parse(json));

    public void Lay(ObjectKey key, DocumentState state, string problem) => _answers[key] = DocumentAnswer.Without(state, problem);

    /// <summary>Answers nothing until the result is completed.</summary>
    public TaskCompletionSource HoldBack()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = gate.Task;
        return gate;
    }

    public Task<DocumentAnswer> FindSetAsync(ObjectKey set, CancellationToken cancellationToken) => AnswerAsync(set);

    public Task<DocumentAnswer> FindRevisionAsync(RevisionFact revision, CancellationToken cancellationToken) => AnswerAsync(revision.Key);

    private async Task<DocumentAnswer> AnswerAsync(ObjectKey key)
    {
        Asked++;
        await _gate;
        return _answers.GetValueOrDefault(key) ?? DocumentAnswer.Without(DocumentState.Gone, $"{key.Name} not found");
    }
}
