namespace StsDashboard.Simulator.Nodes;

/// <summary>A duration that is drawn anew each time, in seconds.</summary>
public readonly record struct DurationRange(double Low, double High);
