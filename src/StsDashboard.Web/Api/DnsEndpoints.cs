using StsDashboard.Web.Api.Contracts;

namespace StsDashboard.Web.Api;

/// <summary>How DNS has been doing. Read from the counters of the moment, not from a frame.</summary>
internal static class DnsEndpoints
{
    public static void MapDns(this IEndpointRouteBuilder api) =>
        api.MapGet("/dns", (Func<DnsView> read) => TypedResults.Ok(read())).WithSummary("DNS servers: latency, results, time until names resolve");
}
