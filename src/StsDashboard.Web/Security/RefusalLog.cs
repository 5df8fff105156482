namespace StsDashboard.Web.Security;

/// <summary>
/// Writes down who was refused what and why. Whoever goes on asking does not fill the log: of the same kind there is one line a
/// minute, and it says how many it stands for.
/// </summary>
internal sealed class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Kinds to remember. When there are more in a minute, the rest count as one.</summary>
    private const int Most = 1_000;

    private readonly Lock _looking = new();
    private readonly Dictionary<string, (DateTimeOffset Written, int Since)> _known = [];

    /// <param name="reason">In words that the one who is refused does not choose.</param>
    /// <param name="detail">More of it, in whoever's words.</param>
    public void Write(HttpContext context, string reason, string? detail = null)
    {
        var who = Who(context);
        if (IsDue($"{who} {reason}") is { } before)
        {
            Log.Refused(logger, who, LogText.Of(context.Request.Path), detail is null ? reason : $"{reason} ({LogText.Of(detail)})", before);
        }
    }

    private static string Who(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? LogText.Of(name) : $"Somebody at {Peer.Of(context)?.ToString() ?? "an unknown address"}";

    /// <summary>Null when it was written of less than a minute ago; else how many there have been since.</summary>
    private int? IsDue(string kind)
    {
        lock (_looking)
        {
            var now = time.GetUtcNow();
            if (_known.Count >= Most && !_known.ContainsKey(kind))
            {
                foreach (var old in _known.Where(pair => now - pair.Value.Written >= Every).Select(pair => pair.Key).ToList())
                {
                    _known.Remove(old);
                }
                kind = _known.Count >= Most ? "" : kind;
            }
            if (_known.TryGetValue(kind, out var known) && now - known.Written < Every)
            {
                _known[kind] = known with { Since = known.Since + 1 };
                return null;
            }
            _known[kind] = (now, 0);
            return known.Since;
        }
    }
}
