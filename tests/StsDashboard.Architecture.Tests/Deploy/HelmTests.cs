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
        "drainSeconds=60,gc.GCConserveMemory=0x5,ingress.enabled=true,ingress.hosts={sets.example.org}",
        "serviceMonitor.enabled=true,networkPolicy.prometheus[0].ipBlock.cidr=10.1.0.0/16,httpRoute.enabled=true,httpRoute.parentRefs[0].name=public,httpRoute.sessionPersistence.type=Cookie",
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

    /// <summary>The API refuses to change a Deployment's selector and a binding's role; an upgrade that tries to is stuck.</summary>
    [Fact]
    public async Task Chart_UpgradedFromAnyValuesToAnyOthers_ChangesNothingImmutable()
    {
        var fixedParts = new Dictionary<string, string>();
        foreach (var values in Scopes.Concat(Accounts).Concat(Extras))
        {
            var manifests = await Rendering.HelmAsync(values);
            var selector = manifests.Of<V1Deployment>().Single().Spec.Selector.MatchLabels;
            var parts = manifests.Of<V1ClusterRoleBinding>().Select(binding => ($"cluster {binding.Metadata.Name}", $"{binding.RoleRef.Kind} {binding.RoleRef.Name}"))
                .Concat(manifests.Of<V1RoleBinding>().Select(binding => ($"{binding.Metadata.NamespaceProperty} {binding.Metadata.Name}", $"{binding.RoleRef.Kind} {binding.RoleRef.Name}")))
                .Append(("selector", string.Join(',', selector.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal))));
            foreach (var (what, part) in parts)
            {
                Assert.Equal(fixedParts.GetValueOrDefault(what, part), part);
                fixedParts[what] = part;
            }
        }
        Assert.True(fixedParts.Count > 4);
    }

    [Fact]
    public async Task Prometheus_ScrapingFromItsOwnNamespace_IsLetIn()
    {
        Assert.DoesNotContain("monitoring", await PeersAsync(""));
        Assert.Contains("monitoring", await PeersAsync("serviceMonitor.enabled=true"));

        static async Task<IEnumerable<string?>> PeersAsync(string values) =>
            from peer in (await Rendering.HelmAsync(values)).Of<V1NetworkPolicy>().Single().Spec.Ingress.Single().FromProperty
            select peer.NamespaceSelector?.MatchLabels["kubernetes.io/metadata.name"];
    }

    [Fact]
    public async Task Browsers_ThroughAnIngress_StayWithOneReplica()
    {
        var ingress = (await Rendering.HelmAsync("ingress.enabled=true,ingress.hosts={sets.example.org}")).Of<V1Ingress>().Single();
        Assert.Equal("cookie", ingress.Metadata.Annotations["nginx.ingress.kubernetes.io/affinity"]);
        var route = (await Rendering.HelmAsync("httpRoute.enabled=true,httpRoute.parentRefs[0].name=public,httpRoute.sessionPersistence.type=Cookie")).Custom("HTTPRoute")!;
        Assert.Equal("Cookie", Manifests.Text(route, "spec", "rules", 0, "sessionPersistence", "type"));
    }

    [Fact]
    public async Task GarbageCollector_BySettings_IsToldInVariables()
    {
        var container = (await Rendering.HelmAsync("gc.GCConserveMemory=0x5")).Of<V1Deployment>().Single().Spec.Template.Spec.Containers.Single();
        Assert.Equal(("0x5", "0"), (Value("DOTNET_GCConserveMemory"), Value("DOTNET_gcServer")));

        string Value(string name) => container.Env.Single(variable => variable.Name == name).Value;
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
    [InlineData("gc.GCHeapHardLimitPercent=0x5", "GCHeapHardLimitPercent")]
    [InlineData("gc.GCConserveMemory=much", "/gc/GCConserveMemory")]
    [InlineData("drainSeconds=-1", "/drainSeconds")]
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
