using System.Text.Json;
using StsDashboard.Benchmarks.Processes;

namespace StsDashboard.Benchmarks.Children;

/// <summary>The roles of a child process.</summary>
internal static class ChildRoles
{
    public static Task RunAsync(string role, IReadOnlyList<string> arguments) => role switch
    {
        "simulator" => SimulatorChild.RunAsync(arguments[0]),
        "real" => RealClusterChild.RunAsync(arguments[0]),
        "floor" or "typed" or "ours" => ReaderChild.RunAsync(role, arguments[0]),
        "names" => NamesChild.RunAsync(arguments[0], sets: int.Parse(arguments[1]), replicas: int.Parse(arguments[2])),
        "viewers" => ViewersChild.RunAsync(arguments[0]),
        "dashboard" => DashboardChild.RunAsync(arguments[0], arguments.ElementAtOrDefault(1)),
        _ => throw new ArgumentException($"There is no role '{role}'.", nameof(role)),
    };

    public static void Answer<T>(T answer) => Console.WriteLine(ChildProcess.AnswerMark + JsonSerializer.Serialize(answer));

    /// <summary>The commands, each split at its blanks, until there are no more.</summary>
    public static async IAsyncEnumerable<string[]> CommandsAsync()
    {
        // The console waits on the thread that asks it. That thread's stack would go on holding what was answered last, whole frames
        // for instance, and it would count as memory of the dashboard.
        while (await Task.Run(Console.In.ReadLine) is { } line)
        {
            yield return line.Split(' ');
        }
    }
}
