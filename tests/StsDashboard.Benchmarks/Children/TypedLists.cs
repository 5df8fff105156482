using k8s;
using k8s.Models;

namespace StsDashboard.Benchmarks.Children;

/// <summary>All objects as KubernetesClient's own models, held in memory: what a dashboard on its informers would hold.</summary>
internal sealed class TypedLists : IAsyncDisposable
{
    private readonly Kubernetes _client;
    private readonly List<object>[] _held;

    private TypedLists(Kubernetes client, List<object>[] held)
    {
        _client = client;
        _held = held;
    }

    public int Count => _held.Sum(list => list.Count);

    public static async Task<TypedLists> ReadAsync(string kubeconfig)
    {
        var client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
        return new(client, await Task.WhenAll(
            ReadAsync(async next => Page(await client.AppsV1.ListStatefulSetForAllNamespacesAsync(limit: 500, continueParameter: next))),
            ReadAsync(async next => Page(await client.CoreV1.ListPodForAllNamespacesAsync(limit: 500, continueParameter: next))),
            ReadAsync(async next => Page(await client.CoreV1.ListPersistentVolumeClaimForAllNamespacesAsync(limit: 500, continueParameter: next))),
            ReadAsync(async next => Page(await client.CoreV1.ListPersistentVolumeAsync(limit: 500, continueParameter: next))),
            ReadAsync(async next => Page(await client.CoreV1.ListServiceForAllNamespacesAsync(limit: 500, continueParameter: next))),
            ReadAsync(async next => Page(await client.DiscoveryV1.ListEndpointSliceForAllNamespacesAsync(limit: 500, continueParameter: next))),
            ReadAsync(async next => Page(await client.AppsV1.ListControllerRevisionForAllNamespacesAsync(limit: 500, continueParameter: next))),
            ReadAsync(async next => Page(await client.PolicyV1.ListPodDisruptionBudgetForAllNamespacesAsync(limit: 500, continueParameter: next))),
            ReadAsync(async next => Page(await client.StorageV1.ListStorageClassAsync(limit: 500, continueParameter: next))),
            ReadAsync(async next => Page(await client.CoreV1.ListNodeAsync(limit: 500, continueParameter: next)))));
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Task<List<object>> ReadAsync(Func<string?, Task<(IEnumerable<object> Items, string? Next)>> pageAsync) => Task.Run(async () =>
    {
        var all = new List<object>();
        string? next = null;
        do
        {
            var page = await pageAsync(next);
            all.AddRange(page.Items);
            next = page.Next;
        }
        while (!string.IsNullOrEmpty(next));
        return all;
    });

    private static (IEnumerable<object> Items, string? Next) Page<T>(IItems<T> list)
        where T : class => (list.Items, ((IMetadata<V1ListMeta>)list).Metadata.ContinueProperty);
}
