using StsDashboard.Benchmarks.Processes;

namespace StsDashboard.Benchmarks.Children;

/// <summary>What reading the whole cluster cost.</summary>
/// <param name="Rounds">The first pays for compiling the code, the later ones do not.</param>
/// <param name="Retained">Bytes of heap that the first reading left behind.</param>
/// <param name="Usage">After the first reading and a full collection.</param>
internal sealed record ReaderResult(IReadOnlyList<Round> Rounds, long Retained, ProcessUsage Usage);
