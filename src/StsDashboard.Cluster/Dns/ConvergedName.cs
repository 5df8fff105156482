using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>A name that came to be what the API says it should be.</summary>
/// <param name="Set">A set that it is asked for; another can share its governing Service.</param>
/// <param name="ExpectedAt">When we saw that it should be so.</param>
/// <param name="CorrectAt">When every server had said so.</param>
public sealed record ConvergedName(string Fqdn, ObjectKey Set, DateTimeOffset ExpectedAt, DateTimeOffset CorrectAt)
{
    public TimeSpan Duration => CorrectAt - ExpectedAt;
}
