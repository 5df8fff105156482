using System.Collections.Immutable;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Frames;

/// <summary>
/// Frames as those see them who may see some namespaces only: all that lies in others is left out, and so is what tells of
/// them. Made once for all who may see the same; what did not change for them is the same instance, the frame itself included.
/// </summary>
public sealed class FrameView(NamespaceScope scope)
{
    private readonly Lock _narrowing = new();
    private Frame? _source;
    private Frame? _shown;

    public Frame Of(Frame source)
    {
        ArgumentNullException.ThrowIfNull(source);
        lock (_narrowing)
        {
            // Readers come at their own pace: one that is late is not shown what is older than what others have seen.
            if (_shown is not null && _source is not null && source.Version <= _source.Version)
            {
                return _shown;
            }
            var next = Narrow(source);
            _source = source;
            return _shown = _shown is { } before && IsSame(before, next) ? before : next with { Version = VersionOf(source, _shown) };
        }
    }

    private static bool IsSame(Frame left, Frame right) =>
        ReferenceEquals(left.Sets, right.Sets)
        && ReferenceEquals(left.Histories, right.Histories)
        && left.OrphanedClaims == right.OrphanedClaims
        && left.ClusterFindings == right.ClusterFindings
        && left.Sources == right.Sources
        && left.HasSynced == right.HasSynced;

    /// <summary>
    /// The frame's own number would count what happens elsewhere. The time counts nothing, and goes on where a view of the same
    /// namespaces, which nobody needed any more, has left off.
    /// </summary>
    private static long VersionOf(Frame source, Frame? before) => Math.Max(source.AsOf.ToUnixTimeMilliseconds(), (before?.Version ?? 0) + 1);

    private Frame Narrow(Frame source) => source with
    {
        Scope = scope,
        Sets = ReferenceEquals(source.Sets, _source?.Sets) ? _shown!.Sets : Sets(source),
        Histories = ReferenceEquals(source.Histories, _source?.Histories) ? _shown!.Histories : Histories(source),
        OrphanedClaims = Kept(_shown?.OrphanedClaims, source.OrphanedClaims.Where(orphan => scope.Contains(orphan.Claim.Namespace))),
        ClusterFindings = source.ClusterFindings.Where(IsSeen).ToValueList(),
        // Which nodes there are, and how full of others' pods, is more than the viewer's own sets tell; plans then say that they do not know.
        Nodes = null,
        Sources = Kept(_shown?.Sources, source.Sources.Where(IsSeen).Select(Narrow)),
    };

    private ImmutableSortedDictionary<ObjectKey, SetInspection> Sets(Frame source)
    {
        var seen = source.Sets.Where(pair => scope.Contains(pair.Key.Namespace)).ToList();
        return _shown is { } before && before.Sets.Count == seen.Count && seen.TrueForAll(pair => ReferenceEquals(before.Sets.GetValueOrDefault(pair.Key), pair.Value))
            ? before.Sets
            : ImmutableSortedDictionary.CreateRange(source.Sets.KeyComparer, seen);
    }

    private ImmutableDictionary<ObjectKey, Domain.History.SetHistory> Histories(Frame source)
    {
        var seen = source.Histories.Where(pair => scope.Contains(pair.Key.Namespace)).ToList();
        return _shown is { } before && before.Histories.Count == seen.Count && seen.TrueForAll(pair => ReferenceEquals(before.Histories.GetValueOrDefault(pair.Key), pair.Value))
            ? before.Histories
            : seen.ToImmutableDictionary();
    }

    private bool IsSeen(Finding finding) =>
        scope.Contains(finding.Set.Namespace) && (finding.Object.Namespace.Length == 0 || scope.Contains(finding.Object.Namespace));

    private bool IsSeen(SourceFact source) => source.Kind == SourceKind.Dns || source.Scope.Length == 0 || scope.Contains(source.Scope);

    /// <summary>
    /// What a watch of the whole cluster, or a server that is asked for all names, holds, could not read and when it spoke last
    /// tells of the rest of the cluster. That it speaks is for everybody, to the minute: about that often it does so without news.
    /// </summary>
    private static SourceFact Narrow(SourceFact source) => source.Kind == SourceKind.Dns || source.Scope.Length == 0
        ? source with { Objects = 0, LastError = null, LastHeardAt = source.LastHeardAt is { } heard ? heard.AddTicks(-(heard.Ticks % TimeSpan.TicksPerMinute)) : null }
        : source;

    /// <summary>The array there was, when the new one holds the same.</summary>
    private static ImmutableArray<T> Kept<T>(ImmutableArray<T>? before, IEnumerable<T> after)
    {
        ImmutableArray<T> now = [.. after];
        return before is { } known && known.AsSpan().SequenceEqual(now.AsSpan()) ? known : now;
    }
}
