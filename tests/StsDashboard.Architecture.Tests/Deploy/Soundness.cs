using System.Text.RegularExpressions;
using k8s.Models;
using Microsoft.Extensions.Configuration;
using StsDashboard.Web.Options;

namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>What holds for every way to install the dashboard.</summary>
internal static partial class Soundness
{
    /// <summary>Stands in for each file of the Secret that is mounted.</summary>
    private static readonly Lazy<string> SecretFile = new(() =>
    {
        var path = Path.Combine(AppContext.BaseDirectory, "secret.txt");
        File.WriteAllText(path, "sixteen-characters-or-more");
        return path;
    });

    public static async Task CheckAsync(Manifests manifests)
    {
        var deployment = manifests.Of<V1Deployment>().Single();
        var pod = deployment.Spec.Template;
        CheckRestricted(pod.Spec);
        CheckEnd(pod.Spec);
        Assert.All(manifests.Objects.Append(new V1Pod { Metadata = pod.Metadata }), CheckLabels);
        CheckSelectors(manifests, deployment.Spec, pod.Metadata.Labels);
        CheckPorts(manifests, pod.Spec.Containers.Single());
        CheckImage(pod.Spec);
        CheckAccount(manifests, pod.Spec);
        CheckRights(manifests, await OptionsOf(pod.Spec.Containers.Single().Args ?? []));
    }

    /// <summary>The Pod Security Standard <c>restricted</c>, and what it leaves open: a read-only file system and a limit of memory.</summary>
    private static void CheckRestricted(V1PodSpec pod)
    {
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.True(pod.SecurityContext.RunAsUser > 0);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.NotEqual(true, pod.HostNetwork);
        Assert.NotEqual(true, pod.HostPID);
        Assert.NotEqual(true, pod.HostIPC);
        Assert.All(pod.Volumes, volume => Assert.True(volume.EmptyDir is not null || volume.Secret is not null));
        Assert.All(pod.Containers.Concat(pod.InitContainers ?? []), container =>
        {
            Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
            Assert.NotEqual(true, container.SecurityContext.Privileged);
            Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
            Assert.Null(container.SecurityContext.Capabilities.Add);
            Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
            Assert.True(container.Resources.Limits.ContainsKey("memory"));
            Assert.All(container.Ports, port => Assert.Null(port.HostPort));
        });
    }

    /// <summary>Killed before it has drained and closed, it would cut its pages off. Variables that come twice are refused by server-side apply.</summary>
    private static void CheckEnd(V1PodSpec pod)
    {
        var variables = pod.Containers.Single().Env.ToLookup(variable => variable.Name, variable => variable.Value);
        Assert.All(variables, variable => Assert.Single(variable));
        var drain = int.Parse(variables["STS_DRAIN_SECONDS"].SingleOrDefault() ?? $"{ImageFile.DrainSeconds}", System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(pod.TerminationGracePeriodSeconds >= drain + 10);
        // There is no shell to run one, and no need: the program drains by itself.
        Assert.Null(pod.Containers.Single().Lifecycle);
    }

    /// <summary>As the API server has them (apimachinery, pkg/util/validation).</summary>
    private static void CheckLabels(k8s.IKubernetesObject<V1ObjectMeta> labelled) => Assert.All(labelled.Metadata.Labels ?? new Dictionary<string, string>(), label =>
    {
        Assert.Matches("^([a-z0-9.-]+/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$", label.Key);
        Assert.Matches("^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$", label.Value);
    });

    private static void CheckSelectors(Manifests manifests, V1DeploymentSpec deployment, IDictionary<string, string> labels)
    {
        var selectors = manifests.Of<V1Service>().Select(service => service.Spec.Selector)
            .Concat(manifests.Of<V1PodDisruptionBudget>().Select(budget => budget.Spec.Selector.MatchLabels))
            .Concat(manifests.Of<V1NetworkPolicy>().Select(policy => policy.Spec.PodSelector.MatchLabels))
            .Concat(deployment.Template.Spec.TopologySpreadConstraints.Select(spread => spread.LabelSelector.MatchLabels))
            .Append(deployment.Selector.MatchLabels);
        Assert.All(selectors, selector => AssertSelects(selector, labels));
        var service = manifests.Of<V1Service>().Single();
        if (manifests.Custom("ServiceMonitor") is { } monitor)
        {
            var wanted = ((YamlDotNet.RepresentationModel.YamlMappingNode)monitor["spec"]["selector"]["matchLabels"]).ToDictionary(pair => $"{pair.Key}", pair => $"{pair.Value}");
            AssertSelects(wanted, service.Metadata.Labels);
        }
    }

    private static void CheckPorts(Manifests manifests, V1Container container)
    {
        var port = container.Ports.Single();
        Assert.Equal(ImageFile.Port, port.ContainerPort);
        V1Probe[] probes = [container.StartupProbe, container.ReadinessProbe, container.LivenessProbe];
        Assert.All(probes, probe => Assert.Equal(port.Name, probe.HttpGet.Port.Value));
        Assert.Equal(["/healthz/live", "/healthz/ready", "/healthz/live"], probes.Select(probe => probe.HttpGet.Path));
        var service = manifests.Of<V1Service>().Single();
        Assert.Equal(port.Name, service.Spec.Ports.Single().TargetPort.Value);
        Assert.All(manifests.Of<V1NetworkPolicy>(), policy => Assert.Equal(port.Name, policy.Spec.Ingress.Single().Ports.Single().Port.Value));
        Assert.All(
            manifests.Of<V1Ingress>().SelectMany(ingress => ingress.Spec.Rules).SelectMany(rule => rule.Http.Paths),
            path => Assert.Equal((service.Metadata.Name, service.Spec.Ports.Single().Name), (path.Backend.Service.Name, path.Backend.Service.Port.Name)));
        if (manifests.Custom("HTTPRoute") is { } route)
        {
            Assert.Equal(service.Metadata.Name, Manifests.Text(route, "spec", "rules", 0, "backendRefs", 0, "name"));
            Assert.Equal($"{service.Spec.Ports.Single().Port}", Manifests.Text(route, "spec", "rules", 0, "backendRefs", 0, "port"));
        }
        if (manifests.Custom("ServiceMonitor") is { } monitor)
        {
            Assert.Equal(service.Spec.Ports.Single().Name, Manifests.Text(monitor, "spec", "endpoints", 0, "port"));
            Assert.Equal(Web.Metrics.MetricsSetup.Path, Manifests.Text(monitor, "spec", "endpoints", 0, "path"));
        }
    }

    private static void CheckImage(V1PodSpec pod)
    {
        Assert.Equal($"sts-dashboard:{ImageFile.Version}", pod.Containers.Single().Image);
        Assert.Equal((ImageFile.User, ImageFile.User), (pod.SecurityContext.RunAsUser, pod.SecurityContext.RunAsGroup));
    }

    /// <summary>Only a pod that reads a cluster gets a token, and only this pod.</summary>
    private static void CheckAccount(Manifests manifests, V1PodSpec pod)
    {
        var bindings = manifests.Of<V1ClusterRoleBinding>().SelectMany(binding => binding.Subjects).Concat(manifests.Of<V1RoleBinding>().SelectMany(binding => binding.Subjects)).ToList();
        Assert.Equal(bindings.Count > 0, pod.AutomountServiceAccountToken);
        var home = manifests.Of<V1Deployment>().Single().Metadata.NamespaceProperty;
        Assert.All(bindings, subject => Assert.Equal(("ServiceAccount", pod.ServiceAccountName, home), (subject.Kind, subject.Name, subject.NamespaceProperty)));
        Assert.All(manifests.Of<V1ServiceAccount>(), account =>
        {
            Assert.Equal(pod.ServiceAccountName, account.Metadata.Name);
            Assert.False(account.AutomountServiceAccountToken);
        });
    }

    /// <summary>The rights are those of what the options watch: no more, no less.</summary>
    private static void CheckRights(Manifests manifests, DashboardOptions options)
    {
        var whole = manifests.Of<V1ClusterRole>().ToDictionary(role => role.Metadata.Name);
        var parts = manifests.Of<V1Role>().ToDictionary(role => (role.Metadata.NamespaceProperty, role.Metadata.Name));
        Assert.Equal(whole.Keys, manifests.Of<V1ClusterRoleBinding>().Select(binding => binding.RoleRef.Name));
        Assert.Equal(parts.Keys.Order(), manifests.Of<V1RoleBinding>().Select(binding => (binding.Metadata.NamespaceProperty, binding.RoleRef.Name)).Order());
        var reviews = whole.Where(role => role.Key.EndsWith("-reviews", StringComparison.Ordinal)).ToList();
        reviews.ForEach(role => whole.Remove(role.Key));
        Assert.Equal(options.Access.AuthorizeNamespaces && options.Demo is null, reviews.Count == 1);
        Assert.All(reviews, role => Rights.Same(["authorization.k8s.io subjectaccessreviews create"], Rights.Given(role.Value.Rules)));
        if (options.Demo is not null)
        {
            Assert.Empty(whole);
            Assert.Empty(reviews);
            Assert.Empty(parts);
            return;
        }
        Assert.Equal(options.Namespaces.Order(), parts.Keys.Select(key => key.NamespaceProperty).Order());
        Assert.All(parts.Values, role => Rights.Same(Rights.OfNamespaces, Rights.Given(role.Rules)));
        if (options.Namespaces.IsEmpty)
        {
            Rights.Same(Rights.OfNamespaces.Concat(Rights.OfTheCluster), Rights.Given(Assert.Single(whole.Values).Rules));
        }
        else
        {
            Assert.All(whole.Values, role => Rights.Same(Rights.OfTheCluster, Rights.Given(role.Rules)));
        }
    }

    /// <summary>The container's arguments, read by the program itself, over what the image says.</summary>
    private static async Task<DashboardOptions> OptionsOf(IEnumerable<string> arguments)
    {
        DashboardOptions? read = null;
        var command = new DashboardCommand(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(DashboardSetting.Urls.Key, (string?)$"http://+:{ImageFile.Port}")]).Build(), (options, _) =>
        {
            read = options;
            return Task.FromResult(0);
        });
        using var errors = new StringWriter();
        await command.InvokeAsync([.. arguments.Select(argument => MountedFile().Replace(argument, SecretFile.Value))], TextWriter.Null, errors, TestContext.Current.CancellationToken);
        Assert.Equal("", errors.ToString());
        return read!;
    }

    private static void AssertSelects(IDictionary<string, string> selector, IDictionary<string, string> labels)
    {
        Assert.NotEmpty(selector);
        Assert.All(selector, pair => Assert.Equal(pair.Value, labels[pair.Key]));
    }

    [GeneratedRegex("(?<==)/etc/sts-dashboard/.+")]
    private static partial Regex MountedFile();
}
