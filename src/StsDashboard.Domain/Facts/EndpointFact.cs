namespace StsDashboard.Domain.Facts;

/// <summary>One endpoint of an EndpointSlice.</summary>
/// <param name="Hostname">
/// Empty unless the pod has a hostname and its subdomain is the Service's name: only then has it a name of its own.
/// </param>
/// <param name="Ready">Absent in the API counts as true, as CoreDNS reads it.</param>
/// <param name="TargetPod">Name of the pod behind it; empty when the endpoint is no pod.</param>
public sealed record EndpointFact(
    string Hostname,
    ValueList<string> Addresses,
    bool Ready,
    bool Serving,
    bool Terminating,
    string TargetPod);
