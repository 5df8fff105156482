namespace StsDashboard.Cluster.Watching;

/// <summary>
/// How long to wait before the next try: 0.8 s, doubling to 30 s, each spread by a quarter either way so that many
/// dashboards do not come back at once. The figures are client-go's (tools/cache/reflector.go).
/// </summary>
internal sealed class Backoff(TimeProvider time, Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(24);
    private static readonly TimeSpan ForRefusal = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestHonoured = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);

    private int _failures;
    private long? _wellSince;

    /// <summary>The connection stands. When it has stood for a while, the next failure counts as the first.</summary>
    public void Succeeded() => _wellSince ??= time.GetTimestamp();

    /// <summary>The wait after one more failure.</summary>
    /// <param name="asked">What the server asked for (Retry-After), if anything. It is honoured, within reason.</param>
    public TimeSpan AfterFailure(TimeSpan? asked = null)
    {
        if (_wellSince is { } since && time.GetElapsedTime(since) >= Healthy)
        {
            _failures = 0;
        }
        _wellSince = null;
        var own = Spread(TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(_failures, 5))));
        _failures++;
        // Never sooner than asked, and not all at the same instant after it.
        return asked is { } wish && wish > TimeSpan.Zero ? Min(wish, LongestHonoured) + (own / 10) : own;
    }

    /// <summary>The wait before asking again for what is not permitted: permissions change, but rarely.</summary>
    public TimeSpan AfterRefusal() => Spread(ForRefusal);

    private TimeSpan Spread(TimeSpan wait) => wait * (0.75 + (0.5 * random.NextDouble()));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
