using StsDashboard.Cluster.Dns;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Hosting;

/// <summary>Which DNS servers to ask, and the domain that the cluster's names end in.</summary>
internal sealed record NameSettings(IReadOnlyList<NameServer> Servers, string ClusterDomain)
{
    /// <summary>What a cluster uses unless told otherwise (kubeadm's <c>networking.dnsDomain</c>).</summary>
    private const string UsualDomain = "cluster.local";

    private const string ResolvConfPath = "/etc/resolv.conf";

    /// <summary>
    /// What the options say; in a pod that watches its own cluster, else what the kubelet wrote into
    /// <c>/etc/resolv.conf</c>. A laptop's own resolver knows nothing of the cluster and is not asked.
    /// </summary>
    public static NameSettings Of(DashboardOptions options, Func<string, string?> environment)
    {
        var watchesOwnCluster = options is { Kubeconfig: null, Context: null } && !string.IsNullOrEmpty(environment("KUBERNETES_SERVICE_HOST"));
        var surroundings = watchesOwnCluster && File.Exists(ResolvConfPath) ? ResolvConf.Parse(File.ReadAllText(ResolvConfPath)) : null;
        return new(
            options.DnsServers.IsEmpty ? surroundings?.Servers ?? [] : options.DnsServers,
            options.ClusterDomain ?? surroundings?.ClusterDomain ?? UsualDomain);
    }
}
