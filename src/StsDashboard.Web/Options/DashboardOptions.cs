using System.Collections.Immutable;
using StsDashboard.Cluster.Dns;

namespace StsDashboard.Web.Options;

/// <summary>What the dashboard was asked to do, from the command line, the environment and appsettings, already checked.</summary>
public sealed record DashboardOptions
{
    public const string DefaultScenario = "showcase";

    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>The simulated cluster's scenario; null to watch a real cluster.</summary>
    public string? Demo { get; init; }

    /// <summary>Null: the in-cluster account, then <c>KUBECONFIG</c>, then <c>~/.kube/config</c>.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Null: the kubeconfig's current context.</summary>
    public string? Context { get; init; }

    /// <summary>The namespaces to watch; empty for the whole cluster.</summary>
    public ImmutableArray<string> Namespaces { get; init; } = [];

    /// <summary>The servers to ask; empty for those of the surroundings.</summary>
    public ImmutableArray<NameServer> DnsServers { get; init; } = [];

    /// <summary>Null: what <c>resolv.conf</c> says, else <c>cluster.local</c>.</summary>
    public string? ClusterDomain { get; init; }

    /// <summary>Addresses to listen on.</summary>
    public ImmutableArray<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>How long the program goes on serving after SIGTERM, saying that it is not ready any more.</summary>
    public TimeSpan Drain { get; init; }

    public AccessOptions Access { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    /// <summary>Sites besides the dashboard's own whose pages may open its live connections, such as <c>https://sets.example.org</c>.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];
}
