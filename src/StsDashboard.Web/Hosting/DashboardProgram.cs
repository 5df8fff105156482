using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Dns;
using StsDashboard.Simulator;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Hosting;

/// <summary>Runs the dashboard with good options until it is told to stop. A mistake is one line on standard error.</summary>
public sealed class DashboardProgram(TextWriter stdout, TextWriter stderr)
{
    /// <returns>The exit code: 0, or <see cref="DashboardCommand.UsageError"/> when there is nothing to watch or nowhere to listen.</returns>
    /// <exception cref="OptionException">The surroundings contradict the options.</exception>
    public async Task<int> RunAsync(DashboardOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return options.Demo is { } scenario
                ? await RunSimulatedAsync(options, scenario, cancellationToken)
                : await RunAsync(options, simulated: null, cancellationToken);
        }
        catch (ClusterNotFoundException nowhere)
        {
            return await RefuseAsync($"{nowhere.Message} To see a simulated cluster instead, start with {DashboardSetting.Demo.Option.Name}.");
        }
    }

    /// <summary>From the kubeconfig on, a simulated cluster is watched as any other.</summary>
    private async Task<int> RunSimulatedAsync(DashboardOptions options, string scenario, CancellationToken cancellationToken)
    {
        var asked = new SimulatorOptions { Scenario = scenario };
        if (options.ClusterDomain is { } domain)
        {
            asked = asked with { ClusterDomain = domain };
        }
        using var loggers = LoggerFactory.Create(logging => logging.AddConsole().SetMinimumLevel(LogLevel.Warning));
        SimulatedCluster cluster;
        try
        {
            cluster = await SimulatedCluster.StartAsync(asked, TimeProvider.System, loggers, cancellationToken);
        }
        catch (ArgumentException unknown)
        {
            return await RefuseAsync($"{DashboardSetting.Demo.Option.Name}: {unknown.Message.Split(" (Parameter")[0]}");
        }
        await using (cluster)
        {
            var watching = options with
            {
                Kubeconfig = cluster.KubeconfigPath,
                DnsServers = options.DnsServers.IsEmpty ? [NameServer.Parse(cluster.DnsAddress.ToString()), NameServer.Parse(cluster.CachingDnsAddress.ToString())] : options.DnsServers,
            };
            return await RunAsync(watching, cluster, cancellationToken);
        }
    }

    private async Task<int> RunAsync(DashboardOptions options, SimulatedCluster? simulated, CancellationToken cancellationToken)
    {
        using var connection = ClusterConnection.Resolve(new ConnectionOptions(options.Kubeconfig, options.Context));
        var names = NameSettings.Of(options, Environment.GetEnvironmentVariable);
        await using var app = DashboardHost.Build(options, new ClusterInput
        {
            ClusterName = simulated?.ScenarioName ?? connection.Name,
            Simulated = simulated is not null,
            ClusterDomain = names.ClusterDomain,
            AsksNames = names.Servers.Count > 0,
            AddWriters = services => services.AddClusterWriters(connection, options.Namespaces, names.Servers),
        });
        if (await ListenAsync(app, options, cancellationToken) is { } trouble)
        {
            // What has started already has to end before the connection it uses goes.
            await app.StopAsync(CancellationToken.None);
            return await RefuseAsync(trouble);
        }
        await CheckAsync(app, options.Access);
        await AnnounceAsync(app, connection, simulated);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>Null, or why the application cannot listen.</summary>
    private static async Task<string?> ListenAsync(WebApplication app, DashboardOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            return null;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            return $"{DashboardSetting.Urls.Option.Name}: {string.Join(", ", options.Urls)} is in use by another program";
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return $"{DashboardSetting.Urls.Option.Name}: cannot listen on {string.Join(", ", options.Urls)}: {error.Message}";
        }
    }

    /// <summary>The addresses that are really open have the last word, however they came to be.</summary>
    /// <exception cref="OptionException">Other machines reach one of them, and that was not meant.</exception>
    private static async Task CheckAsync(WebApplication app, AccessOptions access)
    {
        try
        {
            AnonymousAccess.Check(access, app.Urls);
        }
        catch (OptionException)
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private async Task AnnounceAsync(WebApplication app, ClusterConnection connection, SimulatedCluster? simulated)
    {
        await stdout.WriteLineAsync($"Dashboard:   {string.Join(", ", app.Urls)}");
        await stdout.WriteLineAsync($"API server:  {connection.ApiServer} ({(simulated is null ? connection.Name : $"simulated, scenario {simulated.ScenarioName}")})");
        if (simulated is not null)
        {
            await stdout.WriteLineAsync($"DNS server:  {simulated.DnsAddress} (simulated), with a cache: {simulated.CachingDnsAddress}");
            await stdout.WriteLineAsync($"Kubeconfig:  {simulated.KubeconfigPath}");
        }
        await stdout.FlushAsync();
    }

    private async Task<int> RefuseAsync(string line)
    {
        await stderr.WriteLineAsync(line.ReplaceLineEndings(" "));
        return DashboardCommand.UsageError;
    }
}
