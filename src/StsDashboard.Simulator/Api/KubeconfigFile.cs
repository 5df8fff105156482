using System.Text;

namespace StsDashboard.Simulator.Api;

/// <summary>A kubeconfig that points kubectl and other clients at the simulated cluster.</summary>
public static class KubeconfigFile
{
    /// <summary>The simulated cluster asks nobody who they are, but some clients refuse a user without credentials.</summary>
    private const string AnyToken = "simulated";

    /// <summary>Writes the file, readable by its owner only, as clients expect of a kubeconfig.</summary>
    /// <param name="path">Where; replaced when it exists.</param>
    /// <param name="server">The API server's address.</param>
    /// <param name="contextName">Name of the context, and of its cluster and user.</param>
    public static void Write(string path, Uri server, string contextName)
    {
        var text = $"""
            apiVersion: v1
            kind: Config
            current-context: {contextName}
            clusters:
            - name: {contextName}
              cluster:
                server: {server.GetLeftPart(UriPartial.Authority)}
            users:
            - name: {contextName}
              user:
                token: {AnyToken}
            contexts:
            - name: {contextName}
              context:
                cluster: {contextName}
                user: {contextName}
                namespace: default

            """;
        File.WriteAllText(path, text.ReplaceLineEndings("\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
