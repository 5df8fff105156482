using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Counts names over many sets.</summary>
/// <param name="ByResult">The pods' names, in the order of <see cref="NameResult"/>.</param>
/// <param name="ServiceNames">Names of governing Services and their ports that should exist; sets that share one count it once.</param>
/// <param name="ServiceFaults">Those of them that do not give what they should.</param>
public sealed record NameTotals(ValueList<int> ByResult, int ServiceNames, int ServiceFaults)
{
    private static readonly NameResult[] Faults = [NameResult.Stale, NameResult.Missing, NameResult.Wrong, NameResult.Unreachable];

    /// <summary>Pods' names that should exist now, as far as it is known.</summary>
    public int Expected => ByResult.Sum() - Of(NameResult.NotExpected) - Of(NameResult.NotAsked);

    /// <summary>Pods' names that do not give what they should, or of which nobody could say.</summary>
    public int PodFaults => Faults.Sum(Of);

    public static NameTotals Of(IEnumerable<SetInspection> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var byResult = new int[Enum.GetValues<NameResult>().Length];
        var services = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            foreach (var slot in set.Slots.Where(slot => Counts(slot)))
            {
                byResult[(int)slot.Name.Result]++;
            }
            foreach (var name in set.Service.Ports.Prepend(set.Service.Name).Where(name => name is { Expected: true, Fqdn.Length: > 0 }))
            {
                services[name.Fqdn] = Faults.Contains(name.Result);
            }
        }
        return new NameTotals(byResult.ToValueList(), services.Count, services.Values.Count(isFault => isFault));
    }

    public int Of(NameResult result) => ByResult[(int)result];

    /// <summary>An ordinal without a pod has no name to miss, nor has a set without a governing Service.</summary>
    internal static bool Counts(Slot slot) => slot.Name.Fqdn.Length > 0 && (slot.Name.Expected || (slot.InRange && slot.Pod is not null));
}
