using System.Diagnostics;
using StsDashboard.Web.Hosting;

namespace StsDashboard.Web.Tests.Hosting;

/// <summary>The program as a process of its own, for what only an environment of its own can show.</summary>
internal sealed class DashboardProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    public DashboardProcess(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DashboardProgram).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        _process = Process.Start(start)!;
    }

    /// <summary>The first line on standard output that begins so; fails with what it wrote instead when it ends without.</summary>
    public async Task<string> LineAsync(string beginning)
    {
        using var tooLong = Limit();
        while (await _process.StandardOutput.ReadLineAsync(tooLong.Token) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }
        Assert.Fail($"no line \"{beginning}\": {await _process.StandardError.ReadToEndAsync(tooLong.Token)}");
        return "";
    }

    /// <summary>How it ended, and what it had to say.</summary>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        using var tooLong = Limit();
        var output = _process.StandardOutput.ReadToEndAsync(tooLong.Token);
        var error = await _process.StandardError.ReadToEndAsync(tooLong.Token);
        await output;
        await _process.WaitForExitAsync(tooLong.Token);
        return (_process.ExitCode, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        return limit;
    }
}
