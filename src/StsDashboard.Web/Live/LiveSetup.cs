using MessagePack;
using Microsoft.AspNetCore.SignalR;

namespace StsDashboard.Web.Live;

/// <summary>SignalR as the hub needs it.</summary>
public static class LiveSetup
{
    /// <summary>A reader sends which namespaces it wants, and nothing else.</summary>
    private const long LargestMessage = 16 * 1024;

    public static void AddLive(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<LiveConnections>();
        services.AddSignalR()
            .AddHubOptions<ClusterHub>(hub =>
            {
                hub.MaximumReceiveMessageSize = LargestMessage;
                hub.AddFilter<HubPace>();
                hub.AddFilter<LiveConnections>();
            })
            .AddJsonProtocol(protocol => Api.ApiJson.Configure(protocol.PayloadSerializerOptions))
            .AddMessagePackProtocol(protocol => protocol.SerializerOptions = MessagePackSerializerOptions.Standard
                .WithResolver(JsonShapedResolver.Instance)
                .WithSecurity(MessagePackSecurity.UntrustedData));
    }

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapHub<ClusterHub>(ClusterHub.Path);
}
