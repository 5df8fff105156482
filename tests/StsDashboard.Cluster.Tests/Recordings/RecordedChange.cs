using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>One object as the API server sent it.</summary>
/// <param name="At">Time since the recording's start.</param>
/// <param name="Fact">Null when the object was deleted, or is not kept.</param>
public sealed record RecordedChange(TimeSpan At, SourceKind Kind, ObjectKey Key, Fact? Fact);
