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
        CheckAnonymous(options);
        AnonymousAccess.Check(options, urls);
        if (options is { AuthorizeNamespaces: true, Mode: AccessMode.None })
        {
            throw new OptionException($"{SettingReader.Names(AccessSettings.AuthorizeNamespaces)} needs to know who looks: have people log in ({AccessSettings.Access.Option.Name})");
        }
        return options.Mode switch
        {
            AccessMode.Oidc => options with { Oidc = Oidc(urls) },
            AccessMode.Proxy => options with { Proxy = Proxy() },
            _ => options,
        };
    }

    private static void CheckAnonymous(AccessOptions options)
    {
        if (options is { AllowAnonymous: true, Mode: not AccessMode.None })
        {
            throw new OptionException($"{SettingReader.Names(AccessSettings.Access)} and {SettingReader.Names(AccessSettings.AllowAnonymous)} exclude each other: either people log in, or everybody may look");
        }
    }

    private AccessMode Mode() => read.Text(AccessSettings.Access) switch
    {
        null => AccessMode.None,
        var text when Enum.TryParse<AccessMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) && !char.IsAsciiDigit(text[0]) => mode,
        var text => throw SettingReader.Bad(AccessSettings.Access, text, $"is none of {string.Join(", ", Enum.GetNames<AccessMode>()).ToLowerInvariant()}"),
    };

    private OidcOptions Oidc(IReadOnlyList<string> urls)
    {
        var publicUrl = Site(AccessSettings.PublicUrl);
        if (publicUrl is null && !urls.All(ListenAddress.IsLoopback))
        {
            // The address that the provider sends people back to is not one for whoever asks to choose.
            throw Missing(AccessSettings.PublicUrl);
        }
        return new()
        {
            PublicUrl = publicUrl,
            Authority = Site(AccessSettings.OidcAuthority) ?? throw Missing(AccessSettings.OidcAuthority),
            ClientId = read.Text(AccessSettings.OidcClientId) ?? throw Missing(AccessSettings.OidcClientId),
            ClientSecret = read.Text(AccessSettings.OidcClientSecretFile) is null ? null : SecretIn(AccessSettings.OidcClientSecretFile),
            Scopes = read.List(AccessSettings.OidcScopes) is { IsEmpty: false } scopes ? scopes : OidcOptions.UsualScopes,
            UsernameClaim = read.Text(AccessSettings.OidcUsernameClaim) ?? OidcOptions.UsualUsernameClaim,
            GroupsClaim = read.Text(AccessSettings.OidcGroupsClaim) ?? OidcOptions.UsualGroupsClaim,
        };
    }

    /// <summary>Without TLS tokens could be read on the way, so that is for this machine only.</summary>
    private Uri? Site(DashboardSetting setting) => read.Text(setting) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url is { Scheme: "http", IsLoopback: true }) => url,
        var text => throw SettingReader.Bad(setting, text, "is no https address"),
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
