using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Hosting;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Api;

/// <summary>
/// What a kubelet asks. Live as long as the process answers; ready once every permitted source has delivered its first
/// list, until it is told to end. A connection lost in between does not make it unready: the page is there to say so.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => TypedResults.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/healthz/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    private static ContentHttpResult Ready(FrameFeed feed, AccessOptions access, Drain drain)
    {
        if (drain.HasBegun)
        {
            return TypedResults.Text("stopping", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        var frame = feed.Current;
        if (frame.HasSynced)
        {
            return TypedResults.Text("ok");
        }
        // A kubelet reads the status only; where people log in, the rest is not for whoever asks.
        var missing =
            from source in frame.Sources
            where access.Mode == AccessMode.None && source.IsWatch && !source.HasSynced
            select $"{source.Kind} {source.Scope} {source.State}: {source.LastError}".TrimEnd(' ', ':');
        return TypedResults.Text(string.Join('\n', missing.Prepend("not synced")), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
