namespace StsDashboard.Cluster.Access;

/// <summary>The cluster did not say whether somebody may see something. Whoever asked takes that for no.</summary>
public sealed class AccessReviewException(string message) : Exception(message);
