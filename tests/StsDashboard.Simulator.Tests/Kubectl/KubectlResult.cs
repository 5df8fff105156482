namespace StsDashboard.Simulator.Tests.Kubectl;

/// <summary>What a run of kubectl came to.</summary>
internal sealed record KubectlResult(int ExitCode, string Output, string Errors);
