namespace StsDashboard.Simulator.Api;

/// <summary>How the simulated API server listens and behaves.</summary>
public sealed record ApiServerOptions
{
    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock of bookmarks, timeouts and expiring list pages.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often a watch that allows bookmarks gets one. The real server: about a minute.</summary>
    public TimeSpan BookmarkInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the pages of a list stay consistent. The real server: etcd's compaction, five minutes.</summary>
    public TimeSpan ContinueLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a watch without <c>timeoutSeconds</c> lasts.</summary>
    public TimeSpan DefaultWatchTimeout { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>Who every client is, in refusals.</summary>
    public string User { get; init; } = "simulated-user";

    /// <summary>What <c>/version</c> says.</summary>
    public string GitVersion { get; init; } = "v1.36.2";
}
