namespace StsDashboard.Cluster.Connection;

/// <summary>No cluster to connect to, or its configuration cannot be used. The message is for the person who started the program.</summary>
public sealed class ClusterNotFoundException : Exception
{
    public ClusterNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
