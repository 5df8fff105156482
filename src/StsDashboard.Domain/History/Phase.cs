namespace StsDashboard.Domain.History;

/// <summary>One phase of a pod's life.</summary>
/// <param name="End">Null while it lasts.</param>
/// <param name="Exact">Both ends are the objects' own timestamps (whole seconds); of a phase that lasts, its start.</param>
public readonly record struct Phase(PhaseKind Kind, DateTimeOffset Start, DateTimeOffset? End, bool Exact)
{
    /// <summary>How long it lasted, or has lasted by <paramref name="now"/>; never negative, whatever the clocks say.</summary>
    public TimeSpan Duration(DateTimeOffset now) => (End ?? now) is var end && end > Start ? end - Start : TimeSpan.Zero;
}
