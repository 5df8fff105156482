using System.Net;

namespace StsDashboard.Web.Options;

/// <summary>What an address to listen on means.</summary>
internal static class ListenAddress
{
    /// <summary>Only this machine reaches it.</summary>
    public static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        // Read as Kestrel reads it, to whom everything else means all addresses (AddressBinder).
        return host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
