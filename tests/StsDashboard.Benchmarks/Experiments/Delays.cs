using System.Diagnostics;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>How long after one another the same writes were noticed in two places. Milliseconds.</summary>
internal sealed class Delays
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public void Add(long from, long to) => _values.Add(Math.Max(0, Stopwatch.GetElapsedTime(from, to).TotalMilliseconds));

    /// <summary>Not a number when nothing was noticed.</summary>
    public double Quantile(double quantile)
    {
        _values.Sort();
        return _values.Count == 0 ? double.NaN : _values[(int)(_values.Count * quantile)];
    }
}
