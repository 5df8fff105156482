using k8s.KubeConfigModels;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace StsDashboard.Cluster.Connection;

/// <summary>
/// Merges kubeconfig files: the first occurrence of a name, and the first current context, win
/// (client-go tools/clientcmd/loader.go). KubernetesClient does this only for the current context of the process's
/// own <c>KUBECONFIG</c>.
/// </summary>
internal static class KubeconfigFiles
{
    /// <summary>KubernetesClient's own reader first learns every model of the Kubernetes API, which took nearly half of the main thread's work at the start.</summary>
    private static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build();

    public static K8SConfiguration Load(IReadOnlyList<string> files)
    {
        var loaded = files.Select(LoadOne).ToList();
        return loaded is [var only] ? only : new K8SConfiguration
        {
            CurrentContext = loaded.Select(file => file.CurrentContext).FirstOrDefault(name => !string.IsNullOrEmpty(name)),
            Contexts = loaded.SelectMany(file => file.Contexts ?? []).ToList(),
            Clusters = loaded.SelectMany(file => file.Clusters ?? []).ToList(),
            Users = loaded.SelectMany(file => file.Users ?? []).ToList(),
        };
    }

    /// <summary>
    /// Lets contexts go without a user when theirs has no credentials. To kubectl that is an anonymous user; to
    /// KubernetesClient an error.
    /// </summary>
    public static void DropEmptyUsers(K8SConfiguration file)
    {
        var empty = (file.Users ?? []).Where(user => !HasCredentials(user.UserCredentials)).Select(user => user.Name).ToHashSet();
        foreach (var context in (file.Contexts ?? []).Select(context => context.ContextDetails).OfType<ContextDetails>())
        {
            if (context.User is { } user && empty.Contains(user))
            {
                context.User = null;
            }
        }
    }

    private static bool HasCredentials(UserCredentials? user) =>
        user is not null
        && (user.ExternalExecution is not null
            || user.AuthProvider is not null
            || new[]
            {
                user.Token, user.UserName, user.ClientCertificate, user.ClientCertificateData, user.ClientKey, user.ClientKeyData,
            }.Any(value => !string.IsNullOrEmpty(value)));

    private static K8SConfiguration LoadOne(string path)
    {
        var file = Reader.Deserialize<K8SConfiguration?>(File.ReadAllText(path)) ?? new();
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        // A relative path is relative to its own file, which the merged configuration cannot tell any more.
        foreach (var cluster in (file.Clusters ?? []).Select(cluster => cluster.ClusterEndpoint).OfType<ClusterEndpoint>())
        {
            cluster.CertificateAuthority = Absolute(folder, cluster.CertificateAuthority);
        }
        foreach (var user in (file.Users ?? []).Select(user => user.UserCredentials).OfType<UserCredentials>())
        {
            user.ClientCertificate = Absolute(folder, user.ClientCertificate);
            user.ClientKey = Absolute(folder, user.ClientKey);
        }
        return file;
    }

    private static string? Absolute(string folder, string? path) => string.IsNullOrEmpty(path) ? path : Path.Combine(folder, path);
}
