using k8s.Models;

namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>The chart, rendered by the real helm with every combination of the values that decide what there is.</summary>
public sealed class HelmTests
{
    private static readonly string[] Scopes = ["", "namespaces={data}", "namespaces={data,messaging}", "namespaces={data},clusterScopedKinds=true", "demo=true", "demo=empty,namespaces={data}"];

    private static readonly string[] Accounts = ["", "serviceAccount.create=false,serviceAccount.name=theirs", "serviceAccount.name=ours"];

    private static readonly string[] Extras =
    [
        "replicas=3,podDisruptionBudget.maxUnavailable=50%",
        "ingress.enabled=true,ingress.hosts={sets.example.org},ingress.className=nginx,ingress.tlsSecret=sets-tls",
        "httpRoute.enabled=true,httpRoute.parentRefs[0].name=public,httpRoute.hostnames={sets.example.org}",
        "service.port=8080,service.sessionAffinity=None,service.type=LoadBalancer",
        "networkPolicy.enabled=false",
        "podDisruptionBudget.enabled=false",
        "serviceMonitor.enabled=true,serviceMonitor.labels.release=prometheus",
        "prometheusRule.enabled=true",
        "grafanaDashboard.enabled=true",
        "clusterDomain=example.internal,dnsServers={10.96.0.10:53,tcp://10.96.0.11:53}",
        "extraArgs={--cluster-domain=example.internal},extraEnv[0].name=OTEL_EXPORTER_OTLP_ENDPOINT,extraEnv[0].value=http://collector:4317",
        "podAnnotations.a=b,podLabels.team=data,nodeSelector.disk=ssd,tolerations[0].key=a,tolerations[0].operator=Exists,priorityClassName=high",
        "access.mode=oidc,access.authorizeNamespaces=true,access.secretName=logins,access.metricsToken=true,access.oidc.publicUrl=https://sets.example.org,access.oidc.authority=https://login.example.org,access.oidc.clientId=sts,serviceMonitor.enabled=true",
        "access.mode=oidc,access.oidc.publicUrl=https://sets.example.org,access.oidc.authority=https://login.example.org,access.oidc.clientId=sts,access.userPrefix=oidc:",
        "access.mode=proxy,access.authorizeNamespaces=true,access.secretName=logins,access.proxy.from={10.0.3.0/24,10.0.4.7},access.groupPrefix=oidc:",
        "imagePullSecrets[0].name=registry,image.pullPolicy=Always,heapPercent=50",
    ];

    public static TheoryData<string> Combinations =>
    [
        .. from scope in Scopes from account in Accounts select Join(scope, account),
        .. from scope in Scopes from extra in Extras select Join(scope, extra),
        .. from scope in Scopes select Join([scope, .. Extras.Where(extra => !extra.Contains("enabled=false", StringComparison.Ordinal) && !extra.Contains("extraArgs", StringComparison.Ordinal) && !extra.Contains("access.mode", StringComparison.Ordinal))]),
    ];

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Chart_WithValues_IsSound(string values)
    {
        var manifests = await Rendering.HelmAsync(values);
        await Soundness.CheckAsync(manifests);
        Assert.All(manifests.Objects.Where(@object => @object is not (V1ClusterRole or V1ClusterRoleBinding or V1Role or V1RoleBinding)), @object =>
            Assert.Equal(Rendering.HelmNamespace, @object.Metadata.NamespaceProperty));
    }

    [Fact]
    public async Task Chart_Linted_HasNoComplaint() => await DeployTool.Helm.SucceedAsync("lint", "--strict", Rendering.Chart);

    [Fact]
    public async Task Heap_InPercent_IsHandedOverInHexadecimal()
    {
        var container = (await Rendering.HelmAsync("heapPercent=50")).Of<V1Deployment>().Single().Spec.Template.Spec.Containers.Single();
        Assert.Equal("0x32", container.Env.Single(variable => variable.Name == "DOTNET_GCHeapHardLimitPercent").Value);
    }

    [Theory]
    [InlineData("replicas=-1", "/replicas")]
    [InlineData("replicas=two", "/replicas")]
    [InlineData("replica=2", "replica")]
    [InlineData("namespaces={Bad_Name}", "/namespaces/0")]
    [InlineData("namespaces=data", "/namespaces")]
    [InlineData("dnsServers={not a server}", "/dnsServers/0")]
    [InlineData("clusterDomain=Bad_Domain", "/clusterDomain")]
    [InlineData("demo=-x", "/demo")]
    [InlineData("ingress.enabled=true", "/ingress/hosts")]
    [InlineData("httpRoute.enabled=true", "/httpRoute/parentRefs")]
    [InlineData("service.sessionAffinity=Cookie", "/service/sessionAffinity")]
    [InlineData("service.port=0", "/service/port")]
    [InlineData("image.digest=latest", "/image/digest")]
    [InlineData("podDisruptionBudget.maxUnavailable=0", "/podDisruptionBudget/maxUnavailable")]
    [InlineData("serviceMonitor.interval=often", "/serviceMonitor/interval")]
    [InlineData("heapPercent=99", "/heapPercent")]
    [InlineData("access.mode=everybody", "/access/mode")]
    [InlineData("access.authorizeNamespaces=true", "/access/authorizeNamespaces")]
    [InlineData("access.mode=oidc,access.oidc.clientId=sts,access.oidc.authority=https://login.example.org", "/access/oidc/publicUrl")]
    [InlineData("access.mode=proxy,access.secretName=logins", "/access/proxy/from")]
    [InlineData("access.mode=proxy,access.proxy.from={10.0.0.0/8}", "/access/secretName")]
    public async Task Value_ThatMakesNoSense_IsRefusedByName(string values, string named) =>
        Assert.Contains(named, await Rendering.RefusedAsync(values), StringComparison.Ordinal);

    [Fact]
    public void Versions_OfChartAndProgram_AreTheSame() =>
        Assert.Contains($"appVersion: {ImageFile.Version}\n", File.ReadAllText(Path.Combine(Rendering.Chart, "Chart.yaml")));

    private static string Join(params IEnumerable<string> parts) => string.Join(',', parts.Where(part => part.Length > 0));
}
