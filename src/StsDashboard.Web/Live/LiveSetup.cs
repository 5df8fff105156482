using MessagePack;

namespace StsDashboard.Web.Live;

/// <summary>SignalR as the hub needs it.</summary>
public static class LiveSetup
{
    public static void AddLive(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSignalR()
            .AddJsonProtocol(protocol => Api.ApiJson.Configure(protocol.PayloadSerializerOptions))
            .AddMessagePackProtocol(protocol => protocol.SerializerOptions = MessagePackSerializerOptions.Standard
                .WithResolver(JsonShapedResolver.Instance)
                .WithSecurity(MessagePackSecurity.UntrustedData));
    }

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapHub<ClusterHub>(ClusterHub.Path);
}
