using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Hosting;

/// <summary>Where the facts come from: the one thing about the application that tests replace.</summary>
public sealed record ClusterInput
{
    /// <summary>The cluster's name as a person knows it.</summary>
    public required string ClusterName { get; init; }

    public bool Simulated { get; init; }

    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>DNS servers are known, so names are asked for.</summary>
    public bool AsksNames { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Adds the services that fill the <c>ClusterStore</c>.</summary>
    public Action<IServiceCollection> AddWriters { get; init; } = _ => { };

    internal Frame FirstFrame => new()
    {
        AsOf = Time.GetUtcNow(),
        ClusterName = ClusterName,
        Simulated = Simulated,
        ClusterDomain = ClusterDomain,
        AsksNames = AsksNames,
    };
}
