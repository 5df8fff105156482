using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace StsDashboard.Cluster.Connection;

/// <summary>The cluster that was found: what people call it, where its API is, and the way to ask it.</summary>
public sealed class ClusterConnection : IDisposable
{
    private ClusterConnection(string name, KubernetesApi api)
    {
        Name = name;
        Api = api;
    }

    /// <summary>The kubeconfig's context, or <c>in-cluster</c>.</summary>
    public string Name { get; }

    public Uri ApiServer => Api.Address;

    public KubernetesApi Api { get; }

    /// <summary>
    /// Finds the cluster: the kubeconfig given, else the pod's service account, else the files of <c>KUBECONFIG</c>
    /// (merged, first occurrence wins), else <c>~/.kube/config</c>. Nothing is asked of the API server yet.
    /// </summary>
    /// <exception cref="ClusterNotFoundException">Nothing was found, or what was found cannot be used.</exception>
    public static ClusterConnection Resolve(ConnectionOptions options, TimeProvider? time = null) =>
        Resolve(options, time ?? TimeProvider.System, Environment.GetEnvironmentVariable);

    internal static ClusterConnection Resolve(
        ConnectionOptions options, TimeProvider time, Func<string, string?> environment, string accountFolder = ServiceAccount.UsualFolder)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.KubeconfigPath is { } path)
        {
            return FromFiles([path], options.Context, time);
        }
        if (options.Context is null && ServiceAccount.Find(accountFolder, environment) is { } account)
        {
            return FromAccount(account, time);
        }
        var looked = new List<string> { "the service account of a pod" };
        if (environment("KUBECONFIG") is { Length: > 0 } list)
        {
            // As kubectl does, skip the files of the list that do not exist (client-go tools/clientcmd/loader.go).
            var files = list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (files.Where(File.Exists).ToArray() is { Length: > 0 } existing)
            {
                return FromFiles(existing, options.Context, time);
            }
            looked.Add($"KUBECONFIG ({list})");
        }
        else
        {
            var usual = Path.Combine(environment("HOME") ?? environment("USERPROFILE") ?? "", ".kube", "config");
            if (File.Exists(usual))
            {
                return FromFiles([usual], options.Context, time);
            }
            looked.Add("KUBECONFIG (not set)");
            looked.Add(usual);
        }
        throw new ClusterNotFoundException($"No cluster found. Looked for: {string.Join(", ", looked)}.");
    }

    private static ClusterConnection FromAccount(ServiceAccount account, TimeProvider time)
    {
        try
        {
            return new("in-cluster", new KubernetesApi(() => KeptConnections.Client(account.Configure()), time));
        }
        catch (Exception e) when (IsUnusable(e))
        {
            throw new ClusterNotFoundException($"The service account in {account.Folder} cannot be used: {e.Message}", e);
        }
    }

    private static ClusterConnection FromFiles(string[] files, string? context, TimeProvider time)
    {
        var named = string.Join(Path.PathSeparator, files);
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            throw new ClusterNotFoundException($"The kubeconfig {missing} does not exist.");
        }
        K8SConfiguration configuration;
        try
        {
            configuration = KubeconfigFiles.Load(files);
        }
        catch (Exception e) when (e is YamlException or KubeConfigException or IOException or UnauthorizedAccessException or InvalidCastException)
        {
            throw new ClusterNotFoundException($"The kubeconfig {named} cannot be read: {e.Message}", e);
        }
        var name = context ?? configuration.CurrentContext;
        var contexts = configuration.Contexts?.Select(known => known.Name).Order().ToList() ?? [];
        if (string.IsNullOrEmpty(name) || !contexts.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            var problem = string.IsNullOrEmpty(name) ? "names no current context" : $"has no context '{name}'";
            throw new ClusterNotFoundException(
                $"The kubeconfig {named} {problem}. Its contexts: {(contexts.Count > 0 ? string.Join(", ", contexts) : "none")}.");
        }
        try
        {
            return new(name, new KubernetesApi(() => Connect(KubeconfigFiles.Load(files), name), time));
        }
        catch (Exception e) when (IsUnusable(e))
        {
            throw new ClusterNotFoundException($"The context '{name}' of the kubeconfig {named} cannot be used: {e.Message}", e);
        }
    }

    private static Kubernetes Connect(K8SConfiguration file, string context)
    {
        KubeconfigFiles.DropEmptyUsers(file);
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigObject(file, context);
        // KubernetesClient refuses https without a CA of its own. An empty list leaves the judgement to the system's roots,
        // as kubectl does.
        configuration.SslCaCerts ??= [];
        return KeptConnections.Client(configuration);
    }

    private static bool IsUnusable(Exception e) =>
        e is KubeConfigException or IOException or UnauthorizedAccessException or FormatException or System.Security.Cryptography.CryptographicException;

    public void Dispose() => Api.Dispose();
}
