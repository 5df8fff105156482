using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>
/// What a kubelet asks. Live as long as the process answers; ready once every permitted source has delivered its first
/// list. A connection lost later does not make it unready: the page is there to say so.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => TypedResults.Text("ok")).ExcludeFromDescription();
        routes.MapGet("/healthz/ready", Ready).ExcludeFromDescription();
    }

    private static ContentHttpResult Ready(FrameFeed feed)
    {
        var frame = feed.Current;
        if (frame.HasSynced)
        {
            return TypedResults.Text("ok");
        }
        var missing = frame.Sources.Where(source => source.IsWatch && !source.HasSynced).Select(source => $"{source.Kind} {source.Scope} {source.State}: {source.LastError}".TrimEnd(' ', ':'));
        return TypedResults.Text(string.Join('\n', missing.Prepend("not synced")), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
