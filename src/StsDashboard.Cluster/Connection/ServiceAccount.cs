using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Authentication;
using k8s.Exceptions;

namespace StsDashboard.Cluster.Connection;

/// <summary>
/// The account that Kubernetes gives a pod: the API server's address in the environment, and a folder with token and CA that
/// the kubelet keeps up to date (kubernetes.io/docs/tasks/run-application/access-api-from-pod).
/// </summary>
internal sealed class ServiceAccount
{
    public const string UsualFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    private readonly string _host;
    private readonly string _port;

    private ServiceAccount(string folder, string host, string port)
    {
        Folder = folder;
        _host = host;
        _port = port;
    }

    public string Folder { get; }

    private string Token => Path.Combine(Folder, "token");

    private string Authority => Path.Combine(Folder, "ca.crt");

    /// <returns>Null when this is no pod with an account.</returns>
    public static ServiceAccount? Find(string folder, Func<string, string?> environment)
    {
        if (environment("KUBERNETES_SERVICE_HOST") is not { Length: > 0 } host || environment("KUBERNETES_SERVICE_PORT") is not { Length: > 0 } port)
        {
            return null;
        }
        var account = new ServiceAccount(folder, host, port);
        return File.Exists(account.Token) && File.Exists(account.Authority) ? account : null;
    }

    /// <summary>As it is now. The token is read again every minute, the CA never: whoever holds the result has to ask for a new one.</summary>
    /// <exception cref="KubeConfigException">The port is no number, or there is no CA.</exception>
    public KubernetesClientConfiguration Configure()
    {
        if (!int.TryParse(_port, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw new KubeConfigException($"KUBERNETES_SERVICE_PORT is '{_port}'");
        }
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(Authority);
        return new()
        {
            Host = new UriBuilder(Uri.UriSchemeHttps, _host, port).ToString(),
            TokenProvider = new TokenFileAuth(Token),
            SslCaCerts = authorities.Count > 0 ? authorities : throw new KubeConfigException("ca.crt holds no certificate"),
        };
    }
}
