using System.CommandLine;

namespace StsDashboard.Web.Options;

/// <summary>One setting under its three names: an option, an environment variable, and a key of appsettings' <c>Dashboard</c> section.</summary>
public sealed class DashboardSetting
{
    private const string Section = "Dashboard";

    private DashboardSetting(string name, string valueName, string description, ArgumentArity arity)
    {
        Option = new Option<string?>($"--{name}")
        {
            Description = description,
            HelpName = valueName,
            Arity = arity,
        };
        EnvironmentVariable = $"STS_{name.Replace('-', '_').ToUpperInvariant()}";
        // Configuration keys ignore case, so "dnsServer" and "DnsServer" are the same key.
        Key = $"{Section}:{name.Replace("-", "", StringComparison.Ordinal)}";
    }

    public static DashboardSetting Demo { get; } = new(
        "demo", "name", $"Start a simulated cluster and watch it (scenario \"{DashboardOptions.DefaultScenario}\" unless named)", ArgumentArity.ZeroOrOne);

    public static DashboardSetting Kubeconfig { get; } = Single("kubeconfig", "PATH", "Which kubeconfig; otherwise the in-cluster account, then KUBECONFIG, then ~/.kube/config");

    public static DashboardSetting Context { get; } = Single("context", "NAME", "Which of the kubeconfig's contexts; otherwise its current one");

    public static DashboardSetting Namespaces { get; } = Single("namespaces", "a,b", "Watch only these namespaces; otherwise all");

    public static DashboardSetting DnsServer { get; } = Single("dns-server", "HOST:PORT[,…]", "DNS servers to ask, tcp://HOST:PORT for TCP only; otherwise, in a pod, those of /etc/resolv.conf");

    public static DashboardSetting ClusterDomain { get; } = Single("cluster-domain", "NAME", "The cluster's DNS domain; otherwise what /etc/resolv.conf says, else cluster.local");

    public static DashboardSetting Urls { get; } = Single("urls", "URL[;…]", $"Where to listen; otherwise {DashboardOptions.DefaultUrl}");

    public static DashboardSetting MaxPages { get; } = Single("max-pages", "N", $"How many pages may be open at once; otherwise {LimitOptions.UsualPages}");

    public static DashboardSetting MaxStreams { get; } = Single("max-streams", "N", $"How many streams programs may read at once; otherwise {LimitOptions.UsualStreams}");

    public static DashboardSetting DrainSeconds { get; } = Single("drain-seconds", "N", "How long to go on serving after SIGTERM, not ready any more, until nobody is sent here; otherwise 0");

    public static DashboardSetting Origins { get; } = Single("origins", "URL[,…]", "Sites besides this one whose pages may open live connections, such as https://sets.example.org");

    // Made anew when asked for: AccessSettings is made of this class, and which of the two comes first is not ours to say.
    public static IReadOnlyList<DashboardSetting> All =>
    [
        Demo, Kubeconfig, Context, Namespaces, DnsServer, ClusterDomain, Urls, MaxPages, MaxStreams, DrainSeconds, Origins, .. AccessSettings.All,
    ];

    public Option<string?> Option { get; }

    public string EnvironmentVariable { get; }

    public string Key { get; }

    internal static DashboardSetting Single(string name, string valueName, string description) => new(name, valueName, description, ArgumentArity.ExactlyOne);

    internal static DashboardSetting Flag(string name, string description) => new(name, "true|false", description, ArgumentArity.ZeroOrOne);
}
