using System.Diagnostics;
using StsDashboard.Simulator.Api;

namespace StsDashboard.Simulator.Tests.Kubectl;

/// <summary>The real kubectl, when this machine has one: <c>STS_KUBECTL</c> names it, else it is looked for in <c>PATH</c>.</summary>
internal sealed class KubectlTool : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("sts-kubectl-");
    private readonly string _program;

    /// <summary>Skips the test when there is no kubectl.</summary>
    public KubectlTool(Uri server)
    {
        _program = Find() ?? "";
        Assert.SkipWhen(_program.Length == 0, "no kubectl: set STS_KUBECTL to its path, or put it in PATH");
        KubeconfigFile.Write(Path.Combine(_home.FullName, "config"), server, "simulated");
    }

    public async Task<KubectlResult> RunAsync(string arguments, string? input = null)
    {
        using var process = Start(arguments, input is not null);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new KubectlResult(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs a command that must succeed, and returns what it prints.</summary>
    public async Task<string> SucceedAsync(string arguments, string? input = null)
    {
        var result = await RunAsync(arguments, input);
        Assert.True(result.ExitCode == 0, $"kubectl {arguments}: exit code {result.ExitCode}\n{result.Output}\n{result.Errors}");
        return result.Output;
    }

    /// <summary>Starts a command that goes on, such as <c>get -w</c>; the caller ends it.</summary>
    public Process Start(string arguments, bool takesInput = false)
    {
        var start = new ProcessStartInfo(_program, arguments)
        {
            RedirectStandardInput = takesInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["HOME"] = _home.FullName,
                ["KUBECONFIG"] = Path.Combine(_home.FullName, "config"),
                ["KUBECTL_COMMAND_HEADERS"] = "false",
            },
        };
        return Process.Start(start)!;
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static string? Find() => Environment.GetEnvironmentVariable("STS_KUBECTL") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "kubectl.exe" : "kubectl"))
            .FirstOrDefault(File.Exists);
}
