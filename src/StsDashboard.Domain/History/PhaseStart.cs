namespace StsDashboard.Domain.History;

/// <summary>
/// When a phase began; it lasts until the next one begins. Eight bytes, because every pod has some: milliseconds since
/// 1970, then the kind, then whether the instant is exact.
/// </summary>
public readonly record struct PhaseStart
{
    private readonly long _packed;

    public PhaseStart(PhaseKind kind, DateTimeOffset at, bool exact) =>
        _packed = (at.ToUnixTimeMilliseconds() << 5) | ((long)kind << 1) | (exact ? 1L : 0L);

    public PhaseKind Kind => (PhaseKind)((_packed >> 1) & 0xf);

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(_packed >> 5);

    /// <summary>Taken from the objects' own timestamps, which are whole seconds; otherwise it is when this dashboard saw it.</summary>
    public bool Exact => (_packed & 1) != 0;
}
