namespace StsDashboard.Web.Api;

/// <summary>The REST interface: read-only, a frame an answer.</summary>
public static class ApiRoutes
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var api = routes.MapGroup("/api/v1");
        var ofFrames = api.MapGroup("").AddEndpointFilter<RouteGroupBuilder, FrameTag>();
        ofFrames.MapSets();
        ofFrames.MapPlans();
        ofFrames.MapRevisions();
        ofFrames.MapClaims();
        ofFrames.MapFindings();
        ofFrames.MapSources();
        api.MapTimelines();
        api.MapRevisionDiff();
        api.MapManifest();
        api.MapDns();
        api.MapEvents();
        routes.MapHealth();
        // Anything else under /api is no page: without this the router of the pages would answer with HTML.
        routes.Map("/api/{**path}", () => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound)).ExcludeFromDescription();
    }
}
