namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>What a person did.</summary>
/// <param name="At">Time since the recording's start.</param>
/// <param name="Kubectl">The arguments given to kubectl.</param>
public sealed record RecordedStep(TimeSpan At, string Kubectl, string Note);
