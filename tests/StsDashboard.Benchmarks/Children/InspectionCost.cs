namespace StsDashboard.Benchmarks.Children;

/// <summary>What inspecting costs once the code is compiled, in seconds.</summary>
internal sealed record InspectionCost(double OneSet, double AllSets, long AllocatedPerSet);
