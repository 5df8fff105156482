using System.Text.Json;

namespace StsDashboard.Domain.Documents;

/// <summary>An object as the API server holds it, or why there is none.</summary>
/// <param name="Document">As fetched, secrets and all: only <see cref="SecretMask"/> makes it fit to be shown. Undefined unless found.</param>
/// <param name="Problem">What is wrong, in words; empty when found.</param>
public sealed record DocumentAnswer(DocumentState State, JsonElement Document, string Problem)
{
    public bool IsFound => State == DocumentState.Found;

    public static DocumentAnswer Found(JsonElement document) => new(DocumentState.Found, document, "");

    public static DocumentAnswer Without(DocumentState state, string problem) => new(state, default, problem);
}
