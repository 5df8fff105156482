namespace StsDashboard.Cluster.Connection;

/// <summary>Which cluster to connect to.</summary>
/// <param name="KubeconfigPath">A kubeconfig file that goes before everything else; null to look in the usual places.</param>
/// <param name="Context">A context of the kubeconfig; null for its current one. Naming one rules out the in-cluster account.</param>
public sealed record ConnectionOptions(string? KubeconfigPath = null, string? Context = null);
