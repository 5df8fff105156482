using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching;

/// <summary>Keeps one watch's state as a value in the store.</summary>
internal sealed class SourceReporter(ClusterStore store, SourceKind kind, string scope, TimeProvider time)
{
    /// <summary>A busy watch speaks many times a second; nobody needs its age to be more exact than this.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);

    private SourceFact _source = new() { Kind = kind, Scope = scope };

    public bool IsLive => _source.State == SourceState.Live;

    public void Started() => Report(_source with { Since = time.GetUtcNow() });

    /// <summary>The whole list is in the store and changes are being told.</summary>
    public void Live(int objects) => Report(Become(SourceState.Live) with { LastHeardAt = time.GetUtcNow(), Objects = objects });

    /// <summary>Something was said.</summary>
    public void Heard(int objects)
    {
        var now = time.GetUtcNow();
        if (objects != _source.Objects || _source.LastHeardAt is not { } last || (now - last).Duration() >= Grain)
        {
            Report(_source with { LastHeardAt = now, Objects = objects });
        }
    }

    /// <summary>What was said of one object made no sense; all else goes on.</summary>
    public void Skipped(string error) => Report(_source with { LastError = error });

    public void Lost(string error) => Report(Become(_source.HasSynced ? SourceState.Reconnecting : SourceState.Failed) with
    {
        LastError = error,
        Restarts = _source.Restarts + (IsLive ? 1 : 0),
    });

    public void Refused(string error) => Report(Become(SourceState.Forbidden) with { LastError = error });

    private SourceFact Become(SourceState state) =>
        state == _source.State ? _source : _source with { State = state, Since = time.GetUtcNow() };

    private void Report(SourceFact source)
    {
        _source = source;
        store.Report(source);
    }
}
