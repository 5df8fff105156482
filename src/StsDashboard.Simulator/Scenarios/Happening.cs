namespace StsDashboard.Simulator.Scenarios;

/// <summary>Something that goes on happening.</summary>
/// <param name="Name">Unique within the scenario.</param>
/// <param name="First">How long after the start it happens first.</param>
/// <param name="Every">How long until it happens again.</param>
/// <param name="Act">Does it; the number says how many times it has happened before.</param>
internal sealed record Happening(string Name, TimeSpan First, TimeSpan Every, Action<ClusterEdits, int> Act);
