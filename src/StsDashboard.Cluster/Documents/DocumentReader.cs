using System.Net;
using System.Text.Json;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Documents;

/// <summary>
/// Fetches single objects whole, when someone looks at them. Bounded in time, in size and in how many are asked for at
/// once, so that many curious readers do not become a load on the API server.
/// </summary>
public sealed class DocumentReader(KubernetesApi api, TimeProvider time) : IDisposable
{
    /// <summary>etcd takes requests of 1.5 MiB; as JSON an object is at most a few times that.</summary>
    internal const int LargestDocument = 8 * 1024 * 1024;

    /// <summary>Longer than this nobody waits in front of a screen.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int MostAtOnce = 4;

    private readonly SemaphoreSlim _turns = new(MostAtOnce);

    /// <param name="set">A set that a watch has told of: names from elsewhere have no business in a path.</param>
    public Task<DocumentAnswer> ReadSetAsync(ObjectKey set, CancellationToken cancellationToken) =>
        ReadAsync("statefulsets", set, cancellationToken);

    /// <param name="revision">A ControllerRevision that a watch has told of.</param>
    public Task<DocumentAnswer> ReadRevisionAsync(ObjectKey revision, CancellationToken cancellationToken) =>
        ReadAsync("controllerrevisions", revision, cancellationToken);

    public void Dispose() => _turns.Dispose();

    private async Task<DocumentAnswer> ReadAsync(string resource, ObjectKey key, CancellationToken cancellationToken)
    {
        var path = $"apis/apps/v1/namespaces/{Uri.EscapeDataString(key.Namespace)}/{resource}/{Uri.EscapeDataString(key.Name)}";
        using var silence = new SilenceLimit(time, cancellationToken);
        try
        {
            return DocumentAnswer.Found(await silence.WithinAsync(Patience, token => InTurnAsync(path, token)));
        }
        catch (ApiException refused)
        {
            return DocumentAnswer.Without(StateOf(refused.Status), refused.Message);
        }
        catch (JsonException)
        {
            return DocumentAnswer.Without(DocumentState.Unreachable, "The API server's answer is no JSON object.");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TimeoutException)
        {
            return DocumentAnswer.Without(DocumentState.Unreachable, broken.Message);
        }
    }

    private async Task<JsonElement> InTurnAsync(string path, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await FetchAsync(path, cancellationToken);
        }
        catch (ApiException refused) when (refused.Status == HttpStatusCode.Unauthorized)
        {
            api.RenewCredentials();
            return await FetchAsync(path, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<JsonElement> FetchAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await api.OpenAsync(path, time, cancellationToken);
        await response.Content.LoadIntoBufferAsync(LargestDocument, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var document = await JsonDocument.ParseAsync(body, default, cancellationToken);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException();
    }

    private static DocumentState StateOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => DocumentState.Gone,
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => DocumentState.Forbidden,
        _ => DocumentState.Unreachable,
    };
}
