using System.Text;
using StsDashboard.Simulator.Nodes;

namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// Chance that depends on the seed and on what it is about, not on the order of the questions: asking about one pod does
/// not change the durations of the others.
/// </summary>
internal sealed class SeededChance(int seed)
{
    /// <summary>A number from 0 to below 1.</summary>
    public double Of(string about) => (Hash(about) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Seconds within the range.</summary>
    public double Within(DurationRange range, string about) => range.Low + ((range.High - range.Low) * Of(about));

    public string Hex(string about) => Hash(about).ToString("x16");

    private ulong Hash(string about)
    {
        // FNV-1a, then a final mix (splitmix64): FNV alone leaves the high bits of similar texts alike.
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var one in Encoding.UTF8.GetBytes(about))
            hash = (hash ^ one) * 1099511628211UL;
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9UL;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebUL;
        return hash ^ (hash >> 31);
    }
}
