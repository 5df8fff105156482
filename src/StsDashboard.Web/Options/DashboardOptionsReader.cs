using System.Collections.Immutable;
using System.Text.RegularExpressions;
using StsDashboard.Cluster.Dns;

namespace StsDashboard.Web.Options;

/// <summary>Reads <see cref="DashboardOptions"/> from the layered configuration and checks every value.</summary>
public static partial class DashboardOptionsReader
{
    private const int LongestDrainSeconds = 600;

    /// <exception cref="OptionException">A value is no good, or two settings exclude each other.</exception>
    public static DashboardOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var read = new SettingReader(configuration);
        var options = new DashboardOptions
        {
            Demo = ReadDemo(read.Raw(DashboardSetting.Demo)),
            Kubeconfig = read.Text(DashboardSetting.Kubeconfig),
            Context = read.Text(DashboardSetting.Context),
            Namespaces = read.List(DashboardSetting.Namespaces, IsNamespace, "is not the name of a namespace"),
            DnsServers = ReadNameServers(read),
            ClusterDomain = ReadDomain(read),
            Limits = ReadLimits(read),
            Drain = TimeSpan.FromSeconds(read.Number(DashboardSetting.DrainSeconds, 0, 0, LongestDrainSeconds)),
            Origins = read.List(DashboardSetting.Origins, IsOrigin, "is not the address of a site such as https://sets.example.org"),
        };
        var urls = read.List(DashboardSetting.Urls, IsUrl, "is not an address to listen on such as http://127.0.0.1:8080");
        options = Checked(urls.IsEmpty ? options : options with { Urls = urls });
        return options with { Access = new AccessOptionsReader(read).Read(options.Urls) };
    }

    private static LimitOptions ReadLimits(SettingReader read) => new()
    {
        Pages = read.Number(DashboardSetting.MaxPages, LimitOptions.UsualPages, 1, LimitOptions.Most),
        Streams = read.Number(DashboardSetting.MaxStreams, LimitOptions.UsualStreams, 1, LimitOptions.Most),
    };

    private static DashboardOptions Checked(DashboardOptions options)
    {
        if (options.Demo is null)
        {
            return options;
        }
        DashboardSetting? excluded = options switch
        {
            { Kubeconfig: not null } => DashboardSetting.Kubeconfig,
            { Context: not null } => DashboardSetting.Context,
            _ => null,
        };
        return excluded is null
            ? options
            : throw new OptionException($"{SettingReader.Names(DashboardSetting.Demo)} and {SettingReader.Names(excluded)} exclude each other: watch the simulated cluster or a real one");
    }

    /// <summary>An option without a value, and <c>true</c> in a variable, ask for the default scenario.</summary>
    private static string? ReadDemo(string? value) => value?.Trim() switch
    {
        null => null,
        "" => DashboardOptions.DefaultScenario,
        var text when bool.TryParse(text, out var wanted) => wanted ? DashboardOptions.DefaultScenario : null,
        var text => text,
    };

    private static ImmutableArray<NameServer> ReadNameServers(SettingReader read)
    {
        try
        {
            return [.. read.List(DashboardSetting.DnsServer).Select(NameServer.Parse).Distinct()];
        }
        catch (FormatException error)
        {
            throw new OptionException($"{SettingReader.Names(DashboardSetting.DnsServer)}: {error.Message}");
        }
    }

    private static string? ReadDomain(SettingReader read)
    {
        var domain = read.Text(DashboardSetting.ClusterDomain)?.TrimEnd('.');
        return domain is null || domain.Split('.').All(label => DnsLabel().IsMatch(label))
            ? domain
            : throw SettingReader.Bad(DashboardSetting.ClusterDomain, domain, "is not a DNS domain");
    }

    private static bool IsNamespace(string text) => text.Length <= 63 && DnsLabel().IsMatch(text);

    private static bool IsUrl(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0 && address.Port is >= 0 and <= 65535;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var site)
        && site.Scheme is "http" or "https"
        && string.Equals(site.GetLeftPart(UriPartial.Authority), text.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    // RFC 1123: what Kubernetes accepts as a namespace's name, and what DNS accepts as a label.
    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex DnsLabel();
}
