namespace StsDashboard.Web.Options;

/// <summary>What everybody may see is said on purpose, not by listening on one address too many.</summary>
internal static class AnonymousAccess
{
    /// <exception cref="OptionException">Other machines reach one of the addresses, nobody has to log in, and nobody said that this is meant.</exception>
    public static void Check(AccessOptions access, IEnumerable<string> urls)
    {
        if (access is { AllowAnonymous: false, Mode: AccessMode.None } && urls.FirstOrDefault(url => !ListenAddress.IsLoopback(url)) is { } open)
        {
            throw new OptionException(
                $"{SettingReader.Names(DashboardSetting.Urls)}: {open} can be reached from other machines, and nobody has to log in: listen on 127.0.0.1, "
                + $"have people log in ({AccessSettings.Access.Option.Name}), or say {SettingReader.Names(AccessSettings.AllowAnonymous)} when everybody who reaches it may see every set");
        }
    }
}
