using k8s;

namespace StsDashboard.Cluster.Connection;

/// <summary>
/// Asks the API server with the cluster's TLS settings and credentials, which KubernetesClient keeps (token files that
/// rotate, client certificates, exec plugins), and hands out the response as it streams in.
/// </summary>
public sealed class KubernetesApi : IDisposable
{
    private readonly Func<Kubernetes> _connect;
    private readonly TimeProvider _time;
    private readonly Lock _renewing = new();
    private volatile Kubernetes _client;
    private long _renewedAt;

    /// <param name="connect">Makes a client from the configuration as it is now; asked again when credentials are refused.</param>
    internal KubernetesApi(Func<Kubernetes> connect, TimeProvider time)
    {
        _connect = connect;
        _time = time;
        _client = connect();
        _renewedAt = time.GetTimestamp();
    }

    public Uri Address => _client.BaseUri;

    /// <summary>Sends a GET and returns as soon as the headers are there, whatever the status.</summary>
    /// <param name="pathAndQuery">Relative to the server's address, without a leading slash.</param>
    internal async Task<HttpResponseMessage> GetAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(pathAndQuery, UriKind.Relative));
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Sends a request with a relative address, and returns as soon as the headers are there, whatever the status.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var client = _client;
        // HTTP/1.1, a connection each: a server limits the streams of one HTTP/2 connection (100 by RFC 9113's advice), and
        // a dashboard of many namespaces holds more watches than that open.
        request.RequestUri = new Uri(client.BaseUri, request.RequestUri!);
        request.Headers.Accept.Add(new("application/json"));
        if (client.Credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        }
        try
        {
            return await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            // The cluster's CA was rotated. KubernetesClient reads it once; whoever asks next has the new one.
            RenewCredentials();
            throw;
        }
    }

    /// <summary>
    /// Reads configuration, CA and credentials afresh, after a 401 or when the server is not trusted: a cached token or CA may
    /// have been revoked or rotated before its time. Many watches are refused at once, so this happens at most every few seconds.
    /// </summary>
    internal void RenewCredentials()
    {
        lock (_renewing)
        {
            if (_time.GetElapsedTime(_renewedAt) < TimeSpan.FromSeconds(5))
            {
                return;
            }
            _renewedAt = _time.GetTimestamp();
            try
            {
                // The old client is not disposed: responses of other watches may still stream from it.
                _client = _connect();
            }
#pragma warning disable CA1031 // Files may be half-written and plugins may fail; the 401 stands, and the next one tries again.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        }
    }

    public void Dispose() => _client.Dispose();
}
