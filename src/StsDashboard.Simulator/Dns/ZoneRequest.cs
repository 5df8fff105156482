namespace StsDashboard.Simulator.Dns;

/// <summary>A name below the cluster domain, taken apart as CoreDNS does (plugin/kubernetes/parse.go).</summary>
internal sealed record ZoneRequest
{
    /// <summary>The name exists and holds nothing: the domain itself, <c>svc</c>, <c>pod</c>.</summary>
    public bool IsApex { get; private init; }

    /// <summary>Empty when the name ends before.</summary>
    public string Namespace { get; private init; } = "";

    public string Service { get; private init; } = "";

    /// <summary>Label of one endpoint; empty when all are asked for.</summary>
    public string Endpoint { get; private init; } = "";

    public string Port { get; private init; } = "";

    public string Protocol { get; private init; } = "";

    /// <summary>Null for a name that no rule covers: it does not exist.</summary>
    /// <param name="labels">The labels before the cluster domain.</param>
    public static ZoneRequest? Parse(ReadOnlySpan<string> labels)
    {
        if (labels.IsEmpty)
            return new ZoneRequest { IsApex = true };
        var kind = labels[^1];
        var isService = kind.Equals("svc", StringComparison.OrdinalIgnoreCase);
        if (labels.Length == 1 && (isService || kind.Equals("pod", StringComparison.OrdinalIgnoreCase)))
            return new ZoneRequest { IsApex = true };
        // Names of pods by address (1-2-3-4.ns.pod) are off by default in the plugin, and off here.
        if (!isService)
            return null;

        var request = new ZoneRequest { Namespace = labels[^2], Service = labels.Length > 2 ? labels[^3] : "" };
        return labels.Length switch
        {
            <= 3 => request,
            4 => request with { Endpoint = labels[0] },
            5 => request with { Port = WithoutUnderscore(labels[0]), Protocol = WithoutUnderscore(labels[1]) },
            _ => null,
        };
    }

    private static string WithoutUnderscore(string label) => label.StartsWith('_') ? label[1..] : label;
}
