using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Identity;

/// <summary>A name that, by the EndpointSlices, should exist now.</summary>
/// <param name="Fqdn">Without the trailing dot.</param>
/// <param name="Types">The record types that should have answers: A and AAAA by the families of the addresses, or SRV.</param>
/// <param name="Answers">What the answer should be, all families together: addresses, or <c>target:port</c> for SRV. Sorted.</param>
/// <param name="Set">The set it is asked for.</param>
public sealed record ExpectedName(string Fqdn, ValueList<NameRecordType> Types, ValueList<string> Answers, ObjectKey Set)
{
    /// <summary>It is one pod's own name, not the Service's.</summary>
    public bool OfPod { get; init; }
}
