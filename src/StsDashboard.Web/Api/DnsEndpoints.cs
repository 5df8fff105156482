using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>How DNS has been doing: the counters of the moment, and the names of the frame that do not match.</summary>
internal static class DnsEndpoints
{
    public static void MapDns(this IEndpointRouteBuilder api) =>
        api.MapGet("/dns", (Func<DnsView> read, FrameFeed feed, TimeProvider time) => TypedResults.Ok(read() with { Mismatches = feed.Current.Mismatches(time.GetUtcNow()) }))
            .WithSummary("DNS servers: latency, results, time until names resolve, names that do not");
}
