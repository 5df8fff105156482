namespace StsDashboard.Benchmarks.Reporting;

/// <summary>One measured value.</summary>
/// <param name="AtMost">The goal, when less is better.</param>
/// <param name="AtLeast">The goal, when more is better.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? AtMost = null, double? AtLeast = null)
{
    /// <summary>Null without a goal.</summary>
    public bool? IsMet => AtMost is { } most ? Value <= most : AtLeast is { } least ? Value >= least : null;
}
