using System.Net;
using Microsoft.AspNetCore.Connections.Features;

namespace StsDashboard.Web.Security;

/// <summary>The other end of a connection.</summary>
internal static class Peer
{
    /// <summary>
    /// Not <c>Connection.RemoteIpAddress</c>: ASP.NET's forwarded headers, which an environment variable turns on, put there what
    /// the request itself says.
    /// </summary>
    public static IPAddress? Of(HttpContext context) => context.Features.Get<IConnectionSocketFeature>()?.Socket.RemoteEndPoint is IPEndPoint { Address: var address }
        ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address
        : null;
}
