using StsDashboard.Web.Options;

namespace StsDashboard.Web.Hosting;

/// <summary>
/// One setting says where the dashboard listens. Who may look, which names of hosts it answers to and where a login leads back
/// to are all decided by it, so nothing else may open another address.
/// </summary>
internal static class Listening
{
    private const string Server = "Kestrel";

    private const string Endpoints = "Endpoints";

    /// <summary>Nobody uploads anything; what a browser sends are clicks.</summary>
    private const long LargestBody = 256 * 1024;

    /// <exception cref="OptionException">ASP.NET's own settings name addresses, which would take the place of ours.</exception>
    public static void Apply(WebApplicationBuilder builder, IEnumerable<string> urls)
    {
        var server = builder.Configuration.GetSection(Server);
        if (server.GetSection(Endpoints).GetChildren().FirstOrDefault() is { } other)
        {
            throw new OptionException(
                $"{other.Path} ({other.Path.Replace(":", "__")}) names an address to listen on: say it with {SettingReader.Names(DashboardSetting.Urls)}, which decides who may look as well");
        }
        // In the place of ASPNETCORE_URLS, HTTP_PORTS and their like.
        builder.WebHost.UseUrls([.. urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // As it is now: ASP.NET would open addresses that are written into appsettings.json while it runs.
            kestrel.Configure(server, reloadOnChange: false);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
    }
}
