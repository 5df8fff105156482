namespace StsDashboard.Simulator.Dns;

/// <summary>What goes wrong with a DNS server; can be changed while it runs.</summary>
public sealed class DnsFaults
{
    private long _delayTicks;
    private double _dropShare;
    private volatile bool _serverFailure;

    /// <summary>Share of the questions, 0 to 1, that are never answered.</summary>
    public double DropShare
    {
        get => Volatile.Read(ref _dropShare);
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
            Volatile.Write(ref _dropShare, value);
        }
    }

    /// <summary>Every question is answered with SERVFAIL.</summary>
    public bool ServerFailure
    {
        get => _serverFailure;
        set => _serverFailure = value;
    }

    /// <summary>Waited before each answer.</summary>
    public TimeSpan Delay
    {
        get => new(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    /// <summary>Whether the question that just came in is one of those never answered.</summary>
    internal bool DropsNext() => DropShare is > 0 and var share && Random.Shared.NextDouble() < share;
}
