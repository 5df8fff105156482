namespace StsDashboard.Domain.History;

/// <summary>How long one pod start took from ready to a name that resolves.</summary>
/// <param name="ReadyAt">By the Ready condition, in whole seconds: the time until it resolves can come out up to a second too long.</param>
/// <param name="ResolvesAt">When the answer was asked for that made it right everywhere; null when it is still waited for.</param>
public sealed record NameConvergence(int Ordinal, string PodUid, DateTimeOffset ReadyAt, DateTimeOffset? ResolvesAt)
{
    /// <summary>Null for a pod that was there before anybody looked, that never was ready, or that went before its name resolved.</summary>
    internal static NameConvergence? Of(int ordinal, PodLife life)
    {
        if (life is not { HasPod: true, IsRebuilt: false, FirstReadyAt: { } readyAt })
        {
            return null;
        }
        var resolvesAt = life.ResolvesAt;
        return resolvesAt is not null || life.Last.Kind == PhaseKind.Ready ? new(ordinal, life.Uid, readyAt, resolvesAt) : null;
    }

    public TimeSpan Duration(DateTimeOffset now) => (ResolvesAt ?? now) is var until && until > ReadyAt ? until - ReadyAt : TimeSpan.Zero;
}
