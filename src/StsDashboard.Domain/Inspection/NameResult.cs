namespace StsDashboard.Domain.Inspection;

/// <summary>How a name compares with what it should be.</summary>
public enum NameResult
{
    /// <summary>Every server gives exactly the addresses it should.</summary>
    Resolves,

    /// <summary>The name should not exist now, and that is in order.</summary>
    NotExpected,

    /// <summary>It should exist, and a server says that it does not, be it out of its cache; or no EndpointSlice publishes it.</summary>
    Missing,

    /// <summary>A server gives addresses other than the pod's so soon after a change that a cache explains them; or the EndpointSlice lags.</summary>
    Stale,

    /// <summary>A server gives addresses that are not the pod's.</summary>
    Wrong,

    /// <summary>No server answered: timeout, refused, SERVFAIL.</summary>
    Unreachable,

    /// <summary>Nobody asked: no DNS server is configured, or what should exist is not known (no permission).</summary>
    NotAsked,
}
