using Microsoft.Net.Http.Headers;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Api;

/// <summary>
/// Tags each answer with the frame it was read from, so that a poller with <c>If-None-Match</c> is told "not modified"
/// until there is a newer frame (RFC 9110, 13.1.2).
/// </summary>
internal sealed class FrameTag(AccessOptions access) : IEndpointFilter
{
    /// <summary>Frames are counted from the start of the process, so a version alone would be taken for another process's.</summary>
    private static readonly string Process = Guid.NewGuid().ToString("N")[..8];

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // Taken before the answer is made: should a frame come in between, the tag is the older one, and the poller asks once more.
        var frame = http.RequestServices.GetRequiredService<IFrames>().Current;
        var tag = new EntityTagHeaderValue($"\"{Process}-{frame.Version}{(frame.Scope is { } scope ? $"-{scope.Tag}" : "")}\"", isWeak: true);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = access.Mode == AccessMode.None ? "no-cache" : "private, no-cache";
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(other => other.Compare(tag, useStrongComparison: false))
            ? ValueTask.FromResult<object?>(TypedResults.StatusCode(StatusCodes.Status304NotModified))
            : next(context);
    }
}
