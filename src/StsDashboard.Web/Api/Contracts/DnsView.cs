namespace StsDashboard.Web.Api.Contracts;

/// <summary>How DNS has been doing.</summary>
/// <param name="Servers">In the order in which they were configured; empty when none is asked.</param>
/// <param name="Convergence">From when a name should resolve, by the API, until every server gave the right answer; over the last day.</param>
public sealed record DnsView(IReadOnlyList<DnsServerView> Servers, DurationView Convergence)
{
    /// <summary>Nobody is asked.</summary>
    public static DnsView Silent { get; } = new([], new DurationView(0, null, null, null));
}
