namespace StsDashboard.Domain.Facts;

/// <summary>What some component said about an object, once or again and again (<c>v1</c> Event).</summary>
public sealed record EventFact
{
    /// <summary>Longer messages are cut when they are read: a webhook may answer with a page.</summary>
    public const int LongestMessage = 1024;

    public required EventSubject Subject { get; init; }

    /// <summary><c>Normal</c> or <c>Warning</c>.</summary>
    public string Type { get; init; } = "Normal";

    /// <summary>One word, such as <c>FailedCreate</c>.</summary>
    public string Reason { get; init; } = "";

    public string Message { get; init; } = "";

    /// <summary>How often it was said; at least 1.</summary>
    public int Count { get; init; } = 1;

    public DateTimeOffset FirstAt { get; init; }

    /// <summary>
    /// When it was said last, as far as it was written down: of one component about one object, at most one event in five
    /// minutes gets through after the first 25 (client-go tools/record/events_cache.go, <c>EventSourceObjectSpamFilter</c>).
    /// </summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Who said it: <c>statefulset-controller</c>, <c>kubelet</c> …</summary>
    public string Component { get; init; } = "";

    public bool IsWarning => Type == "Warning";
}
