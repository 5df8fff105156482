using System.Net;

namespace StsDashboard.Cluster.Dns;

/// <summary>What a pod's <c>/etc/resolv.conf</c> says (resolv.conf(5)); lines and options that nobody here needs are skipped.</summary>
/// <param name="Servers">In the file's order. The system's resolver reads three at most, and so do we.</param>
/// <param name="Search">Domains tried after a short name.</param>
public sealed record ResolvConf(IReadOnlyList<NameServer> Servers, IReadOnlyList<string> Search)
{
    /// <summary>MAXNS of the C library.</summary>
    private const int MostServers = 3;

    /// <summary>
    /// The cluster domain, from the entry <c>svc.DOMAIN</c> that the kubelet writes (pkg/kubelet/network/dns/dns.go);
    /// null outside a cluster.
    /// </summary>
    public string? ClusterDomain => Search
        .Where(domain => domain.StartsWith("svc.", StringComparison.OrdinalIgnoreCase))
        .Select(domain => domain["svc.".Length..])
        .FirstOrDefault(domain => domain.Length > 0);

    public static ResolvConf Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var servers = new List<NameServer>();
        string[] search = [];
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["nameserver", var address, ..] when IPAddress.TryParse(address, out var parsed):
                    servers.Add(new NameServer(parsed.ToString(), NameServer.DefaultPort, TcpOnly: false));
                    break;
                // The last of several search and domain lines counts.
                case ["search" or "domain", .. var domains]:
                    search = [.. domains.Select(domain => domain.TrimEnd('.')).Where(domain => domain.Length > 0)];
                    break;
                default:
                    break;
            }
        }
        return new ResolvConf([.. servers.Distinct().Take(MostServers)], search);
    }
}
