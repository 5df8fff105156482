using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Lookups;

/// <summary>
/// Events of a set for somebody who looks: read then and only then, and held for a few seconds, so that many who look
/// at once cost the cluster what one does.
/// </summary>
/// <param name="read">Asks the cluster. Does not throw but for its cancellation.</param>
public sealed class SetEventsLookup(Func<StatefulSetFact, CancellationToken, Task<SetEvents>> read, TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly Lock _asking = new();
    private readonly Dictionary<ObjectKey, (DateTimeOffset AskedAt, Task<SetEvents> Answer)> _answers = [];

    /// <summary>Without a cluster to ask.</summary>
    public static SetEventsLookup Nowhere(TimeProvider time) =>
        new((_, _) => Task.FromResult(new SetEvents(EventsState.Unreachable, [], Error: "No cluster is connected.")), time);

    /// <summary>The events, and when they were asked for.</summary>
    public async Task<(SetEvents Events, DateTimeOffset AsOf)> ReadAsync(StatefulSetFact set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        var (askedAt, answer) = Ask(set);
        return (await answer.WaitAsync(cancellationToken), askedAt);
    }

    private (DateTimeOffset AskedAt, Task<SetEvents> Answer) Ask(StatefulSetFact set)
    {
        lock (_asking)
        {
            var now = time.GetUtcNow();
            foreach (var old in _answers.Where(held => held.Value.Answer.IsCompleted && (now - held.Value.AskedAt).Duration() >= Freshness).Select(held => held.Key).ToList())
            {
                _answers.Remove(old);
            }
            if (!_answers.TryGetValue(set.Key, out var known))
            {
                // Nobody's cancellation: others may wait for the same answer.
                known = _answers[set.Key] = (now, read(set, CancellationToken.None));
            }
            return known;
        }
    }
}
