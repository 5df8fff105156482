using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>The governing Service as found.</summary>
/// <param name="Exists">Null when Services may not be read.</param>
/// <param name="SelectsPods">Its selector matches the set's pod template.</param>
/// <param name="Name">Its own name compared: ready endpoints' addresses against the answer.</param>
/// <param name="Ports">SRV names of its named ports, compared.</param>
public sealed record GoverningService(
    string ServiceName,
    bool? Exists,
    ServiceFact? Service,
    bool SelectsPods,
    NameComparison Name,
    ValueList<NameComparison> Ports,
    ValueList<ServiceCheck> Checks);
