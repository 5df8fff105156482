using System.Collections.Immutable;
using System.Net;

namespace StsDashboard.Web.Options;

/// <summary>Reads <see cref="AccessOptions"/>; what does not go together is refused rather than guessed at.</summary>
internal sealed class AccessOptionsReader(SettingReader read)
{
    /// <summary>Shorter is guessed: 16 random bytes are 22 characters in base64.</summary>
    private const int ShortestSecret = 16;

    private const int MostSessionHours = 24 * 30;

    private static readonly char[] HeaderCharacters = [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"];

    /// <param name="urls">Where the dashboard listens.</param>
    public AccessOptions Read(IReadOnlyList<string> urls)
    {
        var options = new AccessOptions
        {
            Mode = Mode(),
            AllowAnonymous = read.Flag(AccessSettings.AllowAnonymous),
            AuthorizeNamespaces = read.Flag(AccessSettings.AuthorizeNamespaces),
            UserPrefix = read.Text(AccessSettings.UserPrefix) ?? "",
            GroupPrefix = read.Text(AccessSettings.GroupPrefix) ?? "",
            Session = TimeSpan.FromHours(read.Number(AccessSettings.SessionHours, AccessOptions.UsualSessionHours, 1, MostSessionHours)),
            MetricsToken = read.Text(AccessSettings.MetricsTokenFile) is null ? null : SecretIn(AccessSettings.MetricsTokenFile),
        };
        CheckAnonymous(options, urls);
        if (options is { AuthorizeNamespaces: true, Mode: AccessMode.None })
        {
            throw new OptionException($"{SettingReader.Names(AccessSettings.AuthorizeNamespaces)} needs to know who looks: have people log in ({AccessSettings.Access.Option.Name})");
        }
        return options.Mode switch
        {
            AccessMode.Proxy => options with { Proxy = Proxy() },
            _ => options,
        };
    }

    /// <summary>What everybody may see is said on purpose, not by listening on one address too many.</summary>
    private static void CheckAnonymous(AccessOptions options, IReadOnlyList<string> urls)
    {
        if (options is { AllowAnonymous: true, Mode: not AccessMode.None })
        {
            throw new OptionException($"{SettingReader.Names(AccessSettings.Access)} and {SettingReader.Names(AccessSettings.AllowAnonymous)} exclude each other: either people log in, or everybody may look");
        }
        if (options is { AllowAnonymous: false, Mode: AccessMode.None } && urls.FirstOrDefault(url => !ListenAddress.IsLoopback(url)) is { } open)
        {
            throw new OptionException(
                $"{SettingReader.Names(DashboardSetting.Urls)}: {open} can be reached from other machines, and nobody has to log in: listen on 127.0.0.1, "
                + $"have people log in ({AccessSettings.Access.Option.Name}), or say {SettingReader.Names(AccessSettings.AllowAnonymous)} when everybody who reaches it may see every set");
        }
    }

    private AccessMode Mode() => read.Text(AccessSettings.Access) switch
    {
        null => AccessMode.None,
        var text when Enum.TryParse<AccessMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) && !char.IsAsciiDigit(text[0]) => mode,
        var text => throw SettingReader.Bad(AccessSettings.Access, text, $"is none of {string.Join(", ", Enum.GetNames<AccessMode>()).ToLowerInvariant()}"),
    };

    private ProxyOptions Proxy() => new()
    {
        From = Networks(),
        Secret = SecretIn(AccessSettings.ProxySecretFile),
        SecretHeader = Header(AccessSettings.ProxySecretHeader, ProxyOptions.UsualSecretHeader),
        UserHeader = Header(AccessSettings.ProxyUserHeader, ProxyOptions.UsualUserHeader),
        GroupsHeader = Header(AccessSettings.ProxyGroupsHeader, ProxyOptions.UsualGroupsHeader),
        EmailHeader = Header(AccessSettings.ProxyEmailHeader, ProxyOptions.UsualEmailHeader),
    };

    private ImmutableArray<IPNetwork> Networks()
    {
        var written = read.List(AccessSettings.ProxyFrom, text => Network(text) is not null, "is neither an address nor a network such as 10.0.3.0/24");
        return written.IsEmpty ? throw Missing(AccessSettings.ProxyFrom) : [.. written.Select(text => Network(text)!.Value)];
    }

    private static IPNetwork? Network(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : null;

    private string Header(DashboardSetting setting, string usual) => read.Text(setting) switch
    {
        null => usual,
        var name when name.All(HeaderCharacters.Contains) => name,
        var name => throw SettingReader.Bad(setting, name, "is not the name of a header"),
    };

    private Secret SecretIn(DashboardSetting setting)
    {
        var path = read.Text(setting) ?? throw Missing(setting);
        string text;
        try
        {
            text = File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SettingReader.Bad(setting, path, $"cannot be read: {error.Message}");
        }
        return text.Length >= ShortestSecret ? new Secret(text) : throw SettingReader.Bad(setting, path, $"holds {text.Length} characters; a secret takes at least {ShortestSecret}");
    }

    private OptionException Missing(DashboardSetting setting) =>
        new($"{SettingReader.Names(setting)} is missing: {AccessSettings.Access.Option.Name} {read.Text(AccessSettings.Access)} needs it");
}
