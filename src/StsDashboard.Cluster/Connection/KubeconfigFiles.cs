using k8s;
using k8s.KubeConfigModels;

namespace StsDashboard.Cluster.Connection;

/// <summary>
/// Merges kubeconfig files: the first occurrence of a name, and the first current context, win
/// (client-go tools/clientcmd/loader.go). KubernetesClient does this only for the current context of the process's
/// own <c>KUBECONFIG</c>.
/// </summary>
internal static class KubeconfigFiles
{
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

    private static K8SConfiguration LoadOne(string path)
    {
        var file = KubernetesClientConfiguration.LoadKubeConfig(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        // A relative path is relative to its own file, which the merged configuration could not tell any more.
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
