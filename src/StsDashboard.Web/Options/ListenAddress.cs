using System.Net;

namespace StsDashboard.Web.Options;

/// <summary>What an address to listen on means.</summary>
internal static class ListenAddress
{
    /// <summary>Only this machine reaches it.</summary>
    public static bool IsLoopback(string url)
    {
        var host = HostOf(url);
        // Read as Kestrel reads it, to whom everything else means all addresses (AddressBinder).
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>The name or address in it, as a browser would send it back.</summary>
    public static string HostOf(string url) => BindingAddress.Parse(url).Host;
}
