using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Watching;

namespace StsDashboard.Benchmarks.Children;

/// <summary>
/// A real cluster, and the hand that changes it. It changes partitions and templates of the sets that are labelled for it, and
/// nothing else; a cluster to throw away is the one to give it.
/// </summary>
internal static class RealClusterChild
{
    private const string Label = "sts-dashboard-benchmark=yes";

    /// <summary>Writes under way at once; a real API server takes some milliseconds for each.</summary>
    private const int Hands = 64;

    public static async Task RunAsync(string kubeconfig)
    {
        using var client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
        var sets = (await client.AppsV1.ListStatefulSetForAllNamespacesAsync(labelSelector: Label)).Items;
        if (sets.Count == 0)
        {
            throw new InvalidOperationException($"No StatefulSet has the label {Label}; only such ones are written to.");
        }
        using var connection = ClusterConnection.Resolve(new ConnectionOptions(kubeconfig));
        var counts = await Task.WhenAll(WatchedKinds.All.Select(kind => CountAsync(connection.Api, kind)));
        using var pod = await ReadAsync(connection.Api, "api/v1/pods?limit=1");
        ChildRoles.Answer(new ClusterReady(
            kubeconfig,
            Dns: null,
            counts.Sum(),
            pod.RootElement.GetProperty("items")[0].GetRawText().Length,
            NextNumber: 1 + sets.Max(set => set.Spec.UpdateStrategy?.RollingUpdate?.Partition ?? 0)));
        await foreach (var command in ChildRoles.CommandsAsync())
        {
            ChildRoles.Answer(await WriteAsync(
                client,
                [.. sets],
                double.Parse(command[1], CultureInfo.InvariantCulture),
                double.Parse(command[2], CultureInfo.InvariantCulture),
                int.Parse(command[3], CultureInfo.InvariantCulture),
                revision: command[0] == "revise" ? command[3] : null));
        }
    }

    private static async Task<ClusterWrites> WriteAsync(
        Kubernetes client, IReadOnlyList<V1StatefulSet> sets, double writesPerSecond, double seconds, int first, string? revision)
    {
        var count = (int)(writesPerSecond * seconds);
        var startedAt = new long[count];
        var versionBefore = await VersionAsync(client);
        using var hands = new SemaphoreSlim(Hands);
        var writing = new List<Task>(count);
        var start = Stopwatch.GetTimestamp();
        for (var index = 0; index < count; index++)
        {
            var due = TimeSpan.FromSeconds(index / writesPerSecond) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(due);
            }
            await hands.WaitAsync();
            startedAt[index] = Stopwatch.GetTimestamp();
            writing.Add(WriteAsync(sets[index % sets.Count], first + index));
        }
        await Task.WhenAll(writing);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new(first, startedAt, await VersionAsync(client) - versionBefore, elapsed);

        async Task WriteAsync(V1StatefulSet set, int number)
        {
            try
            {
                await client.AppsV1.PatchNamespacedStatefulSetAsync(
                    new V1Patch(PatchOf(number, revision), V1Patch.PatchType.MergePatch), set.Name(), set.Namespace());
            }
            catch (HttpOperationException e)
            {
                throw new InvalidOperationException($"{set.Namespace()}/{set.Name()} could not be written: {e.Response.Content}", e);
            }
            finally
            {
                hands.Release();
            }
        }
    }

    /// <summary>A partition that counts the writes, as in the simulated cluster.</summary>
    private static string PatchOf(int number, string? revision)
    {
        object strategy = new { type = "RollingUpdate", rollingUpdate = new { partition = number } };
        return JsonSerializer.Serialize(revision is null
            ? new { spec = (object)new { updateStrategy = strategy } }
            : new { spec = (object)new { updateStrategy = strategy, template = new { metadata = new { annotations = new { revision } } } } });
    }

    /// <summary>etcd numbers all writes to the cluster; a list says the last number.</summary>
    private static async Task<long> VersionAsync(Kubernetes client) => long.Parse(
        (await client.AppsV1.ListStatefulSetForAllNamespacesAsync(limit: 1)).Metadata.ResourceVersion, CultureInfo.InvariantCulture);

    private static async Task<int> CountAsync(KubernetesApi api, WatchedKind kind)
    {
        using var page = await ReadAsync(api, $"{kind.PathIn("")}?limit=1");
        var metadata = page.RootElement.GetProperty("metadata");
        return page.RootElement.GetProperty("items").GetArrayLength()
            + (metadata.TryGetProperty("remainingItemCount", out var remaining) ? remaining.GetInt32() : 0);
    }

    private static async Task<JsonDocument> ReadAsync(KubernetesApi api, string path)
    {
        using var response = await api.GetAsync(path, CancellationToken.None);
        response.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
    }
}
