using StsDashboard.Benchmarks.Processes;
using StsDashboard.Benchmarks.Reporting;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>What an experiment has at hand.</summary>
internal sealed record Bench(BenchmarkOptions Options, SimulatorProcess Simulator, Report Report);
