using StsDashboard.Cluster.Access;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Dns;
using StsDashboard.Cluster.Events;
using StsDashboard.Web.Access;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Lookups;

namespace StsDashboard.Web.Hosting;

/// <summary>Makes a cluster's connection the source of all facts.</summary>
public static class ClusterWritersSetup
{
    public static void AddClusterWriters(
        this IServiceCollection services, ClusterConnection connection, IReadOnlyCollection<string> namespaces, IReadOnlyList<NameServer> nameServers)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ClusterWriters>(provider, connection, namespaces, nameServers));
        services.AddHostedService(provider => provider.GetRequiredService<ClusterWriters>());
        services.AddSingleton<IDocumentLookup>(provider => ActivatorUtilities.CreateInstance<ClusterDocuments>(provider, connection));
        services.AddSingleton<Func<DnsView>>(provider =>
        {
            var writers = provider.GetRequiredService<ClusterWriters>();
            return () => writers.Names;
        });
        services.AddSingleton<INamespaceReview>(provider => new ClusterNamespaceReview(new AccessReviewer(connection.Api, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton(provider => new SetEventsReader(connection.Api, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SetEventsLookup(
            provider.GetRequiredService<SetEventsReader>().ReadAsync, provider.GetRequiredService<TimeProvider>()));
    }
}
