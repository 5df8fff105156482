using System.CommandLine;

namespace StsDashboard.Web.Options;

/// <summary>
/// The command line. Reads the options — command line before environment before appsettings — and hands them on; a
/// mistake in them is one line on standard error and exit code 2.
/// </summary>
/// <param name="settings">Everything below the command line: environment and appsettings, under <see cref="DashboardSetting.Key"/>.</param>
/// <param name="run">What to do with good options; its result is the exit code.</param>
public sealed class DashboardCommand(IConfiguration settings, Func<DashboardOptions, CancellationToken, Task<int>> run)
{
    public const int UsageError = 2;

    public async Task<int> InvokeAsync(string[] args, TextWriter stdout, TextWriter stderr, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(stdout);
        ArgumentNullException.ThrowIfNull(stderr);
        var parsed = Describe().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await stderr.WriteLineAsync(string.Join(Environment.NewLine, parsed.Errors.Select(error => error.Message)));
            return UsageError;
        }
        if (parsed.Action is not null)
        {
            // --help or --version: nothing else has an action.
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = stdout, Error = stderr }, cancellationToken);
        }
        try
        {
            return await run(DashboardOptionsReader.Read(Layered(parsed)), cancellationToken);
        }
        catch (OptionException mistake)
        {
            await stderr.WriteLineAsync(mistake.Message);
            return UsageError;
        }
    }

    /// <summary>The settings below the command line, as a process has them.</summary>
    public static IConfiguration SettingsOf(string contentRoot, Func<string, string?> environment) =>
        new ConfigurationBuilder()
            .SetBasePath(contentRoot)
            .AddJsonFile("appsettings.json", optional: true)
            .AddInMemoryCollection(DashboardSetting.All
                .Select(setting => KeyValuePair.Create(setting.Key, environment(setting.EnvironmentVariable)))
                .Where(pair => pair.Value is not null))
            .Build();

    private static RootCommand Describe()
    {
        var command = new RootCommand("A live, read-only web dashboard for the people who run StatefulSets.");
        foreach (var setting in DashboardSetting.All)
        {
            command.Options.Add(setting.Option);
        }
        return command;
    }

    private IConfigurationRoot Layered(ParseResult parsed) =>
        new ConfigurationBuilder()
            .AddConfiguration(settings)
            .AddInMemoryCollection(DashboardSetting.All
                .Where(setting => parsed.GetResult(setting.Option) is { Implicit: false })
                .Select(setting => KeyValuePair.Create(setting.Key, (string?)(parsed.GetValue(setting.Option) ?? ""))))
            .Build();
}
