using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Controller;

/// <summary>A set's pods, parted as the controller parts them. Pods whose names are not the set's are left out, as it does.</summary>
internal sealed class PodsByOrdinal
{
    private readonly Dictionary<int, PodFact> _inRange;
    private readonly List<KeyValuePair<int, PodFact>> _condemned;

    public PodsByOrdinal(StatefulSetFact set, IEnumerable<PodFact> pods)
    {
        Range = OrdinalRange.Of(set);
        _inRange = new(pods.TryGetNonEnumeratedCount(out var count) ? count : 0);
        var condemned = new Dictionary<int, PodFact>();
        foreach (var pod in pods)
        {
            if (pod.Namespace == set.Namespace && PodIdentity.OrdinalOf(set.Name, pod.Name) is { } ordinal)
            {
                (Range.Contains(ordinal) ? _inRange : condemned)[ordinal] = pod;
            }
        }
        _condemned = condemned.Count == 0 ? [] : [.. condemned.OrderByDescending(entry => entry.Key)];
    }

    public OrdinalRange Range { get; }

    /// <summary>In range, in no particular order.</summary>
    public IReadOnlyDictionary<int, PodFact> InRange => _inRange;

    /// <summary>Out of range, highest ordinal first.</summary>
    public IReadOnlyList<KeyValuePair<int, PodFact>> Condemned => _condemned;

    /// <summary>The pod of an ordinal in range; null when it is missing.</summary>
    public PodFact? Find(int ordinal) => _inRange.GetValueOrDefault(ordinal);

    /// <summary>The pod of any ordinal; null when there is none.</summary>
    public PodFact? FindAny(int ordinal) =>
        Range.Contains(ordinal) ? Find(ordinal) : _condemned.Find(entry => entry.Key == ordinal).Value;

    /// <summary>Imagines the pod there, in the place of the one that is, if any. A pod out of range can only take a place.</summary>
    public void Put(int ordinal, PodFact pod)
    {
        if (Range.Contains(ordinal))
        {
            _inRange[ordinal] = pod;
        }
        else if (_condemned.FindIndex(entry => entry.Key == ordinal) is >= 0 and var place)
        {
            _condemned[place] = new(ordinal, pod);
        }
    }

    /// <summary>Imagines the pod gone.</summary>
    public void Remove(int ordinal)
    {
        if (!_inRange.Remove(ordinal))
        {
            _condemned.RemoveAll(entry => entry.Key == ordinal);
        }
    }
}
