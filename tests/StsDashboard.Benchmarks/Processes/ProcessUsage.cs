using System.Diagnostics;

namespace StsDashboard.Benchmarks.Processes;

/// <summary>What a process has used so far, and holds now. Sizes in bytes.</summary>
/// <param name="Heap">The managed heap with what is garbage but not collected yet.</param>
/// <param name="PeakWorkingSet">The largest working set since the process started.</param>
internal sealed record ProcessUsage(double CpuSeconds, long Allocated, long Heap, long WorkingSet, long PeakWorkingSet, int Handles, long Timers)
{
    public static ProcessUsage Now()
    {
        using var process = Process.GetCurrentProcess();
        return new(
            process.TotalProcessorTime.TotalSeconds,
            GC.GetTotalAllocatedBytes(),
            GC.GetTotalMemory(forceFullCollection: false),
            process.WorkingSet64,
            process.PeakWorkingSet64,
            Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : process.HandleCount,
            Timer.ActiveCount);
    }

    /// <summary>With a heap that holds only what is referred to.</summary>
    public static ProcessUsage AfterFullCollection()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return Now();
    }
}
