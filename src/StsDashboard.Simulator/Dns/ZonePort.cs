namespace StsDashboard.Simulator.Dns;

/// <summary>A port of a Service or of a slice; of one without ports, <see cref="None"/> stands in, as in CoreDNS.</summary>
internal readonly record struct ZonePort(int Number, string Name, string Protocol)
{
    /// <summary>Keeps an endpoint without ports resolvable; it makes no SRV record (plugin/kubernetes/object/endpoint.go).</summary>
    public static ZonePort None { get; } = new(-1, "", "");

    /// <summary>Empty wishes match every port, so that the plain name answers for all.</summary>
    public bool Matches(string name, string protocol) =>
        (name.Length == 0 || name.Equals(Name, StringComparison.OrdinalIgnoreCase))
        && (protocol.Length == 0 || protocol.Equals(Protocol, StringComparison.OrdinalIgnoreCase));
}
