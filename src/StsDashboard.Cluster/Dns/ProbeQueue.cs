using System.Diagnostics.CodeAnalysis;

namespace StsDashboard.Cluster.Dns;

/// <summary>
/// What one server is to be asked next. Each server has its own, so that one that is slow or silent delays nobody else.
/// One queue of instants for all names: a timer for each of ten thousand would cost more than the questions.
/// </summary>
/// <param name="limit">Questions under way at once.</param>
internal sealed class ProbeQueue(NameServer server, int limit, ServerHealth health)
{
    private readonly PriorityQueue<(Probe Probe, long Ticket), DateTimeOffset> _queue = new();
    private long _tickets;

    public NameServer Server { get; } = server;

    public ServerHealth Health { get; } = health;

    public int InFlight { get; set; }

    /// <summary>While the server is away, one question at a time finds out whether it is back.</summary>
    public bool HasRoom => InFlight < (Health.IsAway ? 1 : limit);

    /// <summary>When there is something to do, as far as it does not wait for an answer anyway.</summary>
    public DateTimeOffset? NextDue => HasRoom && _queue.TryPeek(out _, out var due) ? due : null;

    /// <summary>Puts the probe where it belongs; a place that it had before is void.</summary>
    public void Enqueue(Probe probe, DateTimeOffset due)
    {
        probe.Ticket = ++_tickets;
        _queue.Enqueue((probe, probe.Ticket), due);
    }

    public bool TryTakeDue(DateTimeOffset now, [NotNullWhen(true)] out Probe? probe)
    {
        while (_queue.TryPeek(out var next, out var due) && due <= now)
        {
            _queue.Dequeue();
            if (next.Ticket == next.Probe.Ticket && !next.Probe.Name.IsDropped)
            {
                probe = next.Probe;
                return true;
            }
        }
        probe = null;
        return false;
    }
}
