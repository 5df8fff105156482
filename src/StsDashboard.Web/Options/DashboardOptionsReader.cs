using System.Collections.Immutable;
using System.Text.RegularExpressions;
using StsDashboard.Cluster.Dns;

namespace StsDashboard.Web.Options;

/// <summary>Reads <see cref="DashboardOptions"/> from the layered configuration and checks every value.</summary>
public static partial class DashboardOptionsReader
{
    private static readonly char[] ListSeparators = [',', ' ', ';'];

    /// <exception cref="OptionException">A value is no good, or two settings exclude each other.</exception>
    public static DashboardOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = new DashboardOptions
        {
            Demo = ReadDemo(configuration[DashboardSetting.Demo.Key]),
            Kubeconfig = Text(configuration, DashboardSetting.Kubeconfig),
            Context = Text(configuration, DashboardSetting.Context),
            Namespaces = List(configuration, DashboardSetting.Namespaces, IsNamespace, "is not the name of a namespace"),
            DnsServers = ReadNameServers(configuration),
            ClusterDomain = ReadDomain(configuration),
        };
        var urls = List(configuration, DashboardSetting.Urls, IsUrl, "is not an address to listen on such as http://127.0.0.1:8080");
        return Checked(urls.IsEmpty ? options : options with { Urls = urls });
    }

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
            : throw new OptionException($"{Names(DashboardSetting.Demo)} and {Names(excluded)} exclude each other: watch the simulated cluster or a real one");
    }

    /// <summary>An option without a value, and <c>true</c> in a variable, ask for the default scenario.</summary>
    private static string? ReadDemo(string? value) => value?.Trim() switch
    {
        null => null,
        "" => DashboardOptions.DefaultScenario,
        var text when bool.TryParse(text, out var wanted) => wanted ? DashboardOptions.DefaultScenario : null,
        var text => text,
    };

    private static ImmutableArray<NameServer> ReadNameServers(IConfiguration configuration)
    {
        try
        {
            return [.. List(configuration, DashboardSetting.DnsServer).Select(NameServer.Parse).Distinct()];
        }
        catch (FormatException error)
        {
            throw new OptionException($"{Names(DashboardSetting.DnsServer)}: {error.Message}");
        }
    }

    private static string? ReadDomain(IConfiguration configuration)
    {
        var domain = Text(configuration, DashboardSetting.ClusterDomain)?.TrimEnd('.');
        return domain is null || domain.Split('.').All(label => DnsLabel().IsMatch(label))
            ? domain
            : throw Bad(DashboardSetting.ClusterDomain, domain, "is not a DNS domain");
    }

    private static string? Text(IConfiguration configuration, DashboardSetting setting) =>
        configuration[setting.Key]?.Trim() is { Length: > 0 } text ? text : null;

    private static ImmutableArray<string> List(IConfiguration configuration, DashboardSetting setting, Func<string, bool> isGood, string complaint)
    {
        var items = List(configuration, setting);
        return items.FirstOrDefault(item => !isGood(item)) is { } bad ? throw Bad(setting, bad, complaint) : items;
    }

    private static ImmutableArray<string> List(IConfiguration configuration, DashboardSetting setting)
    {
        // appsettings may give a list; the command line and the environment give one text, which wins over it.
        var written = configuration[setting.Key]?.Split(ListSeparators)
            ?? configuration.GetSection(setting.Key).GetChildren().Select(child => child.Value ?? "");
        return [.. written.Select(item => item.Trim()).Where(item => item.Length > 0).Distinct()];
    }

    private static OptionException Bad(DashboardSetting setting, string value, string complaint) => new($"{Names(setting)}: \"{value}\" {complaint}");

    private static string Names(DashboardSetting setting) => $"{setting.Option.Name} ({setting.EnvironmentVariable})";

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

    // RFC 1123: what Kubernetes accepts as a namespace's name, and what DNS accepts as a label.
    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex DnsLabel();
}
