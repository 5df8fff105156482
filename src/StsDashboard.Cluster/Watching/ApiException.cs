using System.Net;

namespace StsDashboard.Cluster.Watching;

/// <summary>The API server refused or broke off: an HTTP error, or an <c>ERROR</c> event in a watch.</summary>
internal sealed class ApiException(HttpStatusCode status, string message, TimeSpan? retryAfter = null, bool isAhead = false) : Exception(message)
{
    public HttpStatusCode Status => status;

    /// <summary>When the server wishes to be asked again.</summary>
    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>The version asked for has left the server's history: only a fresh list helps.</summary>
    public bool IsExpired => status == HttpStatusCode.Gone;

    /// <summary>The version asked for is one that the server has not reached: it was restored from an older backup, or is not up to date yet.</summary>
    public bool IsAhead => isAhead;

    /// <summary>Not permitted, or a kind that is not served. That may change, but not soon.</summary>
    public bool IsRefusal => status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
}
