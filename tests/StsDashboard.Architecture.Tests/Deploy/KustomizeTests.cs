using k8s.Models;

namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>Every overlay, built by the real kubectl.</summary>
public sealed class KustomizeTests
{
    [Theory]
    [InlineData("base")]
    [InlineData("namespaced")]
    [InlineData("demo")]
    [InlineData("oidc")]
    [InlineData("proxy")]
    public async Task Overlay_Built_IsSound(string overlay)
    {
        var manifests = await Rendering.KustomizeAsync(overlay);
        await Soundness.CheckAsync(manifests);
        Assert.All(manifests.Of<V1Namespace>(), home => Assert.Equal("restricted", home.Metadata.Labels["pod-security.kubernetes.io/enforce"]));
    }

    [Fact]
    public async Task Namespaced_Built_HasNoRightOnTheCluster()
    {
        var manifests = await Rendering.KustomizeAsync("namespaced");
        Assert.Empty(manifests.Of<V1ClusterRole>());
        Assert.Equal(["data", "messaging"], manifests.Of<V1Role>().Select(role => role.Metadata.NamespaceProperty).Order());
    }

    [Fact]
    public async Task Base_Built_IsReachedFromTheIngressAndReachesTheApiServerAndDnsOnly()
    {
        var policy = (await Rendering.KustomizeAsync("base")).Of<V1NetworkPolicy>().Single().Spec;
        Assert.Equal(["Ingress", "Egress"], policy.PolicyTypes);
        Assert.Equal(2, policy.Ingress.Single().FromProperty.Count);
        Assert.Equal(
            ["443 TCP", "53 TCP", "53 UDP", "6443 TCP"],
            policy.Egress.SelectMany(rule => rule.Ports).Select(port => $"{port.Port.Value} {port.Protocol}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Overlays_OnDisk_AreAllTested()
    {
        // "reviews" is a part of oidc and proxy.
        var folder = Path.Combine(Repository.Root, "deploy", "kustomize");
        Assert.Equal(["base", "demo", "namespaced", "oidc", "proxy", "reviews"], Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order());
    }
}
