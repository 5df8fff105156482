using System.Diagnostics;
using System.Text.Json;

namespace StsDashboard.Benchmarks.Processes;

/// <summary>
/// This program in another role, in a process of its own so that its time and memory are its own. It takes commands, one a
/// line, and answers each with a line of JSON; it ends when its input does.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>Tells an answer from whatever else is written to the output.</summary>
    public const string AnswerMark = "answer ";

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static ChildProcess Start(string role, params IEnumerable<string> arguments) =>
        Start([typeof(ChildProcess).Assembly.Location, "child", role, .. arguments]);

    /// <param name="arguments">The program and its arguments, for <c>dotnet</c>.</param>
    public static ChildProcess Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return new(Process.Start(start)!);
    }

    public async Task<T> ReadAsync<T>()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(AnswerMark, StringComparison.Ordinal))
            {
                return JsonSerializer.Deserialize<T>(line[AnswerMark.Length..])!;
            }
        }
        throw new InvalidOperationException("The child process ended without an answer; what went wrong stands above.");
    }

    public async Task<T> AskAsync<T>(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return await ReadAsync<T>();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }
}
