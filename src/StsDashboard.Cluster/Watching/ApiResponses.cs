using System.Net;
using System.Text.Json;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Watching.Wire;

namespace StsDashboard.Cluster.Watching;

/// <summary>Opens responses of the API server and turns its errors into exceptions.</summary>
internal static class ApiResponses
{
    /// <exception cref="ApiException">Any status but 2xx.</exception>
    public static async Task<HttpResponseMessage> OpenAsync(this KubernetesApi api, string pathAndQuery, TimeProvider time, CancellationToken cancellationToken)
    {
        var response = await api.GetAsync(pathAndQuery, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }
        using (response)
        {
            throw await ToExceptionAsync(response, time, cancellationToken);
        }
    }

    public static ApiException ToException(StatusWire? status, HttpStatusCode code, TimeSpan? retryAfter = null)
    {
        var seconds = status?.Details?.RetryAfterSeconds;
        return new(
            code,
            string.IsNullOrEmpty(status?.Message) ? $"{(int)code} {status?.Reason ?? code.ToString()}" : status.Message,
            retryAfter ?? (seconds > 0 ? TimeSpan.FromSeconds(seconds.Value) : null),
            // apiserver, pkg/storage/errors.go, NewTooLargeResourceVersionError
            status?.Details?.Causes?.Exists(cause => cause.Reason == "ResourceVersionTooLarge") == true);
    }

    private static async Task<ApiException> ToExceptionAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        StatusWire? status = null;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            status = await JsonSerializer.DeserializeAsync(body, WireContext.Default.StatusWire, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or IOException or HttpRequestException)
        {
            // A proxy in between answers in its own words; the status code says enough.
        }
        var after = response.Headers.RetryAfter;
        return ToException(status, response.StatusCode, after?.Delta ?? (after?.Date - time.GetUtcNow()));
    }
}
