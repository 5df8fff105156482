using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using StsDashboard.Cluster.Connection;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Hosting;

/// <summary>Runs the dashboard with good options until it is told to stop.</summary>
public sealed class DashboardProgram(TextWriter stdout, TextWriter stderr)
{
    /// <returns>The exit code: 0, or <see cref="DashboardCommand.UsageError"/> with one line on standard error.</returns>
    public async Task<int> RunAsync(DashboardOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            using var connection = ClusterConnection.Resolve(new ConnectionOptions(options.Kubeconfig, options.Context));
            return await ServeAsync(options, InputOf(options, connection), cancellationToken);
        }
        catch (ClusterNotFoundException nowhere)
        {
            return await RefuseAsync($"{nowhere.Message} To see a simulated cluster instead, start with {DashboardSetting.Demo.Option.Name}.");
        }
    }

    private static ClusterInput InputOf(DashboardOptions options, ClusterConnection connection)
    {
        var names = NameSettings.Of(options, Environment.GetEnvironmentVariable);
        return new()
        {
            ClusterName = connection.Name,
            ClusterDomain = names.ClusterDomain,
            AsksNames = names.Servers.Count > 0,
            AddWriters = services => services.AddClusterWriters(connection, options.Namespaces, names.Servers),
        };
    }

    private async Task<int> ServeAsync(DashboardOptions options, ClusterInput input, CancellationToken cancellationToken)
    {
        await using var app = DashboardHost.Build(options, input);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            return await RefuseAsync($"{DashboardSetting.Urls.Option.Name}: {string.Join(", ", options.Urls)} is in use by another program");
        }
        catch (SocketException error)
        {
            return await RefuseAsync($"{DashboardSetting.Urls.Option.Name}: cannot listen on {string.Join(", ", options.Urls)}: {error.Message}");
        }
        foreach (var url in app.Urls)
        {
            await stdout.WriteLineAsync($"Dashboard: {url}");
        }
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private async Task<int> RefuseAsync(string line)
    {
        await stderr.WriteLineAsync(line);
        return DashboardCommand.UsageError;
    }
}
