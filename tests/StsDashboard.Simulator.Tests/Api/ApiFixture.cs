using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using StsDashboard.Simulator.Api;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Api;

/// <summary>A store, a server on it, and a client: everything goes over real HTTP.</summary>
public sealed class ApiFixture : IAsyncDisposable
{
    private ApiFixture(ObjectStore store, ApiServer server)
    {
        Store = store;
        Server = server;
        Client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public ObjectStore Store { get; }

    public ApiServer Server { get; }

    public HttpClient Client { get; }

    public static async Task<ApiFixture> StartAsync(ApiServerOptions? options = null, ObjectStoreOptions? storeOptions = null)
    {
        var store = new ObjectStore(options?.Time ?? TimeProvider.System, storeOptions);
        return new ApiFixture(store, await ApiServer.StartAsync(store, options ?? new ApiServerOptions(), Cancellation));
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<JsonNode> GetAsync(string path, string? accept = null)
    {
        var (_, body) = await SendAsync(HttpMethod.Get, path, accept: accept);
        return body;
    }

    public async Task<(int Code, JsonNode Body)> SendAsync(
        HttpMethod method, string path, string? body = null, string mediaType = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Client.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!);
    }

    public Task<(int Code, JsonNode Body)> PatchAsync(string path, string kind, string body) =>
        SendAsync(HttpMethod.Patch, path, body, $"application/{kind}-patch+{(kind == "apply" ? "yaml" : "json")}");

    /// <summary>The events of a watch, until the server ends it.</summary>
    public async IAsyncEnumerable<JsonNode> WatchAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path + (path.Contains('?') ? "&" : "?") + "watch=true");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        while (await reader.ReadLineAsync(Cancellation) is { } line)
            yield return JsonNode.Parse(line)!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
