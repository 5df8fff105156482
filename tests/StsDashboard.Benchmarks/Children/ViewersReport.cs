namespace StsDashboard.Benchmarks.Children;

/// <summary>What all viewers of one process have received so far.</summary>
/// <param name="Failures">What went wrong at pages; empty when nothing did.</param>
/// <param name="SeenAt">When a page was first sent the number of a write.</param>
/// <param name="Calls">How often the server called which function of pages.</param>
internal sealed record ViewersReport(
    long Batches,
    long BatchBytes,
    long StreamBytes,
    IReadOnlyList<string> Failures,
    IReadOnlyDictionary<int, long> SeenAt,
    IReadOnlyDictionary<string, int> Calls);
