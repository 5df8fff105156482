using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>How fresh everything is.</summary>
internal static class SourcesEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder api) =>
        api.MapGet("/sources", List).WithSummary("Every watch and DNS server: state, age, objects, restarts, last error");

    private static SourceList List(IFrames frames)
    {
        var frame = frames.Current;
        return new(frame.Version, frame.AsOf, frame.SourceViews());
    }
}
