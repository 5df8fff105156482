namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>Renders what the repository offers for installation, with the operator's own tools.</summary>
internal static class Rendering
{
    public const string HelmNamespace = "monitoring";

    public static string Chart => Path.Combine(Repository.Root, "deploy", "helm", "sts-dashboard");

    public static async Task<Manifests> KustomizeAsync(string overlay) =>
        new(await DeployTool.Kubectl.SucceedAsync("kustomize", Path.Combine(Repository.Root, "deploy", "kustomize", overlay)));

    /// <param name="values">As for <c>--set</c>: <c>demo=true,replicas=2</c>.</param>
    public static async Task<Manifests> HelmAsync(string values) => new(await DeployTool.Helm.SucceedAsync(TemplateArguments(values)));

    public static Task<string> RefusedAsync(string values) => DeployTool.Helm.FailAsync(TemplateArguments(values));

    private static string[] TemplateArguments(string values) => ["template", "sts-dashboard", Chart, "-n", HelmNamespace, "--set", values];
}
