using System.Diagnostics;

namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>A real program of the operator's, when this machine has it: a variable names it, else it is looked for in <c>PATH</c>.</summary>
internal sealed class DeployTool(string name, string variable)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static DeployTool Kubectl { get; } = new("kubectl", "STS_KUBECTL");

    public static DeployTool Helm { get; } = new("helm", "STS_HELM");

    public static DeployTool Promtool { get; } = new("promtool", "STS_PROMTOOL");

    public static DeployTool Dotnet { get; } = new("dotnet", "DOTNET_HOST_PATH");

    /// <summary>Runs a command that must succeed, and returns what it prints. Skips the test when the program is missing.</summary>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);
        Assert.True(exitCode == 0, $"{name} {string.Join(' ', arguments)}: exit code {exitCode}\n{output}\n{errors}");
        return output;
    }

    /// <summary>Runs a command that must fail, and returns what it says about it.</summary>
    public async Task<string> FailAsync(params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync(arguments);
        Assert.True(exitCode != 0, $"{name} {string.Join(' ', arguments)} was accepted");
        return errors;
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments)
    {
        var program = Find();
        Assert.SkipWhen(program is null, $"no {name}: set {variable} to its path, or put it in PATH");
        var start = new ProcessStartInfo(program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await errors);
    }

    private string? Find() => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            .FirstOrDefault(File.Exists);
}
