namespace StsDashboard.Simulator.Dns;

/// <summary>What goes wrong with a DNS server; can be changed while it runs.</summary>
public sealed class DnsFaults
{
    private long _delayTicks;
    private double _dropShare;
    private volatile bool _serverFailure;
    private volatile bool _truncates;
    private volatile bool _mistakesIds;

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

    /// <summary>Every answer by UDP is empty and marked as cut (TC), so that it has to be asked for by TCP.</summary>
    public bool Truncates
    {
        get => _truncates;
        set => _truncates = value;
    }

    /// <summary>Every answer by UDP carries another question's id: nobody may believe it (RFC 5452, section 9.1).</summary>
    public bool MistakesIds
    {
        get => _mistakesIds;
        set => _mistakesIds = value;
    }

    /// <summary>Waited before each answer.</summary>
    public TimeSpan Delay
    {
        get => new(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    /// <summary>Whether the question that just came in is one of those never answered.</summary>
    internal bool DropsNext() => DropShare is > 0 and var share && Random.Shared.NextDouble() < share;

    /// <summary>The answer as it goes out by UDP.</summary>
    internal ArraySegment<byte> Spoil(ArraySegment<byte> answer)
    {
        if (MistakesIds)
            answer[1] ^= 0x55;
        return Truncates ? Truncated(answer) : answer;
    }

    /// <summary>Header and question (RFC 1035, section 4.1), no records, TC set.</summary>
    private static ArraySegment<byte> Truncated(ArraySegment<byte> answer)
    {
        const int Header = 12, TypeAndClass = 4;
        var end = Header;
        while (answer[end] != 0)
            end += 1 + answer[end];
        answer[2] |= 0x02;
        answer.AsSpan(6, 6).Clear();
        return answer[..(end + 1 + TypeAndClass)];
    }
}
