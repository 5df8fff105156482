using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Controller;

/// <summary>A set's pods, parted as the controller parts them. Pods whose names are not the set's are left out, as it does.</summary>
internal sealed class PodsByOrdinal
{
    private readonly Dictionary<int, PodFact> _inRange = [];

    public PodsByOrdinal(StatefulSetFact set, IEnumerable<PodFact> pods)
    {
        Range = OrdinalRange.Of(set);
        var condemned = new Dictionary<int, PodFact>();
        foreach (var pod in pods)
        {
            if (pod.Namespace == set.Namespace && PodIdentity.OrdinalOf(set.Name, pod.Name) is { } ordinal)
            {
                (Range.Contains(ordinal) ? _inRange : condemned)[ordinal] = pod;
            }
        }
        Condemned = [.. condemned.OrderByDescending(entry => entry.Key)];
    }

    public OrdinalRange Range { get; }

    /// <summary>In range, in no particular order.</summary>
    public IReadOnlyDictionary<int, PodFact> InRange => _inRange;

    /// <summary>Out of range, highest ordinal first.</summary>
    public IReadOnlyList<KeyValuePair<int, PodFact>> Condemned { get; }

    /// <summary>The pod of an ordinal in range; null when it is missing.</summary>
    public PodFact? Find(int ordinal) => _inRange.GetValueOrDefault(ordinal);
}
