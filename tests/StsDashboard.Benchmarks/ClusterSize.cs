namespace StsDashboard.Benchmarks;

/// <summary>How large the simulated cluster is.</summary>
internal sealed record ClusterSize(string Name, int Sets, int Replicas)
{
    /// <summary>4,000 pods: a large cluster as most people know one.</summary>
    public static ClusterSize S { get; } = new("S", 400, 10);

    /// <summary>20,000 pods: five times as large, to see what grows faster than the cluster does.</summary>
    public static ClusterSize L { get; } = new("L", 2000, 10);

    /// <summary>For trying out the benchmarks themselves.</summary>
    private static ClusterSize Tiny { get; } = new("XS", 20, 3);

    public string Scenario => $"load:{Sets}x{Replicas}";

    public static ClusterSize? Find(string name) =>
        Array.Find([S, L, Tiny], size => string.Equals(size.Name, name, StringComparison.OrdinalIgnoreCase));
}
