using System.Collections.Immutable;

namespace StsDashboard.Web.Frames;

/// <summary>One <see cref="FrameView"/> for each set of namespaces that somebody may see, for as long as somebody does.</summary>
public sealed class FrameViews
{
    private readonly Lock _looking = new();
    private readonly Dictionary<NamespaceScope, WeakReference<FrameView>> _views = [];
    private Frame? _counted;
    private ImmutableSortedSet<string> _namespaces = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public FrameView Of(NamespaceScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        lock (_looking)
        {
            if (_views.TryGetValue(scope, out var held) && held.TryGetTarget(out var known))
            {
                return known;
            }
            foreach (var gone in _views.Where(pair => !pair.Value.TryGetTarget(out _)).Select(pair => pair.Key).ToList())
            {
                _views.Remove(gone);
            }
            var view = new FrameView(scope);
            _views[scope] = new WeakReference<FrameView>(view);
            return view;
        }
    }

    /// <summary>Every namespace that the frame tells of; the same instance while they are the same.</summary>
    public ImmutableSortedSet<string> NamespacesOf(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        lock (_looking)
        {
            if (!IsCounted(frame))
            {
                var namespaces = frame.Sets.Keys.Select(key => key.Namespace)
                    .Concat(frame.Histories.Keys.Select(key => key.Namespace))
                    .Concat(frame.OrphanedClaims.Select(orphan => orphan.Claim.Namespace))
                    .Concat(frame.Sources.Where(source => source.IsWatch && source.Scope.Length > 0).Select(source => source.Scope))
                    .ToImmutableSortedSet(StringComparer.Ordinal);
                _namespaces = _namespaces.SetEquals(namespaces) ? _namespaces : namespaces;
                _counted = frame;
            }
            return _namespaces;
        }
    }

    private bool IsCounted(Frame frame) =>
        _counted is { } known
        && ReferenceEquals(known.Sets, frame.Sets)
        && ReferenceEquals(known.Histories, frame.Histories)
        && known.OrphanedClaims == frame.OrphanedClaims
        && known.Sources == frame.Sources;
}
