namespace StsDashboard.Benchmarks.Children;

/// <summary>The cluster to measure against is there.</summary>
/// <param name="Dns">Null: names are not asked for.</param>
/// <param name="Objects">Of the watched kinds.</param>
/// <param name="PodBytes">A pod as JSON.</param>
/// <param name="NextNumber">Greater than every partition in it.</param>
internal sealed record ClusterReady(string Kubeconfig, string? Dns, int Objects, int PodBytes, int NextNumber);
