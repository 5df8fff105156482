using System.Net;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>Reads what came in; anybody can send anything to a port.</summary>
internal static class Question
{
    /// <summary>Null for what is no DNS message, which is left unanswered.</summary>
    /// <param name="buffer">The message, with its length in the first two bytes.</param>
    public static DnsReceivedRawPackage? Read(byte[] buffer, IPEndPoint remote, IPEndPoint local)
    {
        try
        {
            return new DnsReceivedRawPackage(buffer, remote, local);
        }
        catch (Exception)
        {
            // The library's parser throws whatever its indexing throws, and its loop would take the process down.
            return null;
        }
    }
}
