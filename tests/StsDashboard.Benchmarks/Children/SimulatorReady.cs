namespace StsDashboard.Benchmarks.Children;

/// <summary>The simulated cluster is there.</summary>
/// <param name="Objects">Of the watched kinds.</param>
/// <param name="PodBytes">A pod as JSON.</param>
internal sealed record SimulatorReady(string Kubeconfig, string Dns, int Objects, int PodBytes);
