namespace StsDashboard.Web.Tests.Metrics;

/// <summary>
/// Meters are heard by name in the whole process, whichever application made them: while these tests run, no other
/// application may.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MetricsCollection
{
    public const string Name = "metrics";
}
