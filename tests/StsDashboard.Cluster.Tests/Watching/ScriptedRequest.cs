using System.Net;
using System.Text;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>A request that waits for the test's answer.</summary>
internal sealed class ScriptedRequest(string pathAndQuery)
{
    private readonly TaskCompletionSource<HttpResponseMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string PathAndQuery => pathAndQuery;

    public Task<HttpResponseMessage> Answer => _answer.Task;

    public bool IsWatch => pathAndQuery.Contains("watch=true", StringComparison.Ordinal);

    public bool AsksInitialEvents => pathAndQuery.Contains("sendInitialEvents=true", StringComparison.Ordinal);

    public void Respond(HttpStatusCode status, string body, TimeSpan? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (retryAfter is { } after)
        {
            response.Headers.RetryAfter = new(after);
        }
        _answer.SetResult(response);
    }

    /// <summary>Answers with the Status that an API server sends with an error.</summary>
    public void Refuse(HttpStatusCode status, string message = "no", TimeSpan? retryAfter = null) =>
        Respond(status, Json.Status((int)status, message), retryAfter);

    public void RespondList(string version, params string[] items) => Respond(HttpStatusCode.OK, Json.List(version, "", items));

    /// <summary>Opens a stream that the test then writes to.</summary>
    public ScriptedStream RespondStream()
    {
        var stream = new ScriptedStream();
        _answer.SetResult(new(HttpStatusCode.OK) { Content = new StreamContent(stream.Reading) });
        return stream;
    }

    /// <summary>The connection fails before there is an answer.</summary>
    public void Break() => _answer.SetException(new HttpRequestException("Connection refused"));
}
