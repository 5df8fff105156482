namespace StsDashboard.Cluster.Watching;

/// <summary>
/// How long to wait before the next try: 0.8 s, doubling to 6 s, each spread by a quarter either way so that many dashboards
/// do not come back at once. client-go goes on to 30 s (tools/cache/reflector.go), because there are thousands of it; of us
/// there is one, and people look at it while the API server comes back.
/// </summary>
/// <param name="watches">How many try at the same time. With many namespaces they wait longer, up to 24 s: all together do not
/// ask more than some twice a second.</param>
internal sealed class Backoff(TimeProvider time, Random random, int watches = 1)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan ForGrant = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RefusedForGood = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestHonoured = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);

    private readonly TimeSpan _longest = TimeSpan.FromSeconds(Math.Clamp(0.6 * watches, 6, 24));
    private int _failures;
    private long? _refusedSince;
    private long? _wellSince;

    /// <summary>The connection stands. When it has stood for a while, the next failure counts as the first.</summary>
    public void Succeeded()
    {
        _refusedSince = null;
        _wellSince ??= time.GetTimestamp();
    }

    /// <summary>The wait after one more failure.</summary>
    /// <param name="asked">What the server asked for (Retry-After), if anything. It is honoured, within reason.</param>
    public TimeSpan AfterFailure(TimeSpan? asked = null)
    {
        if (_wellSince is { } since && time.GetElapsedTime(since) >= Healthy)
        {
            _failures = 0;
        }
        _wellSince = null;
        var own = Spread(TimeSpan.FromTicks(Math.Min(_longest.Ticks, First.Ticks << Math.Min(_failures, 5))));
        _failures++;
        // Never sooner than asked, and not all at the same instant after it.
        return asked is { } wish && wish > TimeSpan.Zero ? Min(wish, LongestHonoured) + (own / 10) : own;
    }

    /// <summary>
    /// The wait before asking again for what is not permitted: 6 s for ten minutes, in which somebody may be about to grant it
    /// and looks at whether it helped; 30 s from then on, because each time is a line in the audit log.
    /// </summary>
    public TimeSpan AfterRefusal()
    {
        _refusedSince ??= time.GetTimestamp();
        var isNew = time.GetElapsedTime(_refusedSince.Value) < ForGrant;
        return Spread(isNew ? _longest : RefusedForGood);
    }

    private TimeSpan Spread(TimeSpan wait) => wait * (0.75 + (0.5 * random.NextDouble()));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
