using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Names;

public sealed class ExpectedNamesTests
{
    private static readonly StatefulSetFact Set = Sets.Web(2);
    private static readonly ServiceFact Service = Services.Governing(Set);

    [Fact]
    public void Of_ReadyPodsOfHeadlessService_AreTheirNamesTheServicesAndItsPorts()
    {
        var names = Of(Set, Service, Slices.Of(Service, Pods.AllReady(Set)));

        Assert.Equal(
            [
                new("web-0.web.shop.svc.cluster.local", [NameRecordType.A], ["10.0.0.1"], Set.Key) { OfPod = true },
                new("web-1.web.shop.svc.cluster.local", [NameRecordType.A], ["10.0.0.2"], Set.Key) { OfPod = true },
                new("web.shop.svc.cluster.local", [NameRecordType.A], ["10.0.0.1", "10.0.0.2"], Set.Key),
                new(
                    "_http._tcp.web.shop.svc.cluster.local",
                    [NameRecordType.Srv],
                    ["web-0.web.shop.svc.cluster.local:8080", "web-1.web.shop.svc.cluster.local:8080"],
                    Set.Key),
            ],
            names);
    }

    [Fact]
    public void Of_PodThatIsNotReady_IsNotExpected()
    {
        var names = Of(Set, Service, Slices.Of(Service, Pods.Ready(Set, 0), Pods.Ready(Set, 1).Starting()));

        Assert.DoesNotContain(names, name => name.Fqdn.StartsWith("web-1."));
        Assert.Equal<ValueList<string>>(["10.0.0.1"], Named(names, "web.shop").Answers);
    }

    [Fact]
    public void Of_NoReadyPod_IsNothing() => Assert.Empty(Of(Set, Service, Slices.Of(Service, Pods.Ready(Set, 0).Starting())));

    [Fact]
    public void Of_PublishingNotReadyAddresses_ExpectsThePodThatIsNotReady()
    {
        var service = Service with { PublishNotReadyAddresses = true };

        Assert.Contains(Of(Set, service, Slices.Of(service, Pods.Ready(Set, 0).Starting())), name => name.Fqdn.StartsWith("web-0."));
    }

    [Fact]
    public void Of_ServiceWithClusterIp_GivesItsIpAndStillThePods()
    {
        var service = Service.WithClusterIp("10.96.0.7");
        var names = Of(Set, service, Slices.Of(service, Pods.AllReady(Set)));

        Assert.Equal<ValueList<string>>(["10.0.0.1"], Named(names, "web-0.web").Answers);
        Assert.Equal<ValueList<string>>(["10.96.0.7"], Named(names, "web.shop").Answers);
        Assert.Equal<ValueList<string>>(["web.shop.svc.cluster.local:80"], Named(names, "_http").Answers);
    }

    [Fact]
    public void Of_ServiceWithoutPorts_HasNoSrvName()
    {
        var service = Service with { Ports = [] };

        Assert.Equal(3, Of(Set, service, Slices.Of(service, Pods.AllReady(Set))).Count);
    }

    [Fact]
    public void Of_UnnamedPort_HasNoSrvName()
    {
        var service = Service with { Ports = [new("", 80, "TCP")] };

        Assert.Equal(3, Of(Set, service, Slices.Of(service, Pods.AllReady(Set))).Count);
    }

    [Fact]
    public void Of_PodsCreatedForAnotherService_HaveNoNamesButCountForTheService()
    {
        // The slice lists them without hostname (recording wrong-service-name); SRV targets are then made of addresses.
        var pods = Pods.AllReady(Set).Select(pod => pod with { Subdomain = "other" });
        var names = Of(Set, Service, Slices.Of(Service, pods));

        Assert.Equal(2, names.Count);
        Assert.Equal<ValueList<string>>(["10.0.0.1", "10.0.0.2"], Named(names, "web.shop").Answers);
        Assert.Equal("10-0-0-1.web.shop.svc.cluster.local:8080", Named(names, "_http").Answers[0]);
    }

    [Fact]
    public void Of_DualStack_MergesSlicesAndSpellings()
    {
        var v4 = Slices.Of(Service, Pods.Ready(Set, 0));
        var v6 = v4 with
        {
            Key = new ObjectKey("shop", "web-v6"),
            AddressType = "IPv6",
            Endpoints = [v4.Endpoints[0] with { Addresses = ["FD00:0::1"] }],
        };
        var name = Named(Of(Set, Service, v4, v6), "web-0.");

        Assert.Equal<ValueList<NameRecordType>>([NameRecordType.A, NameRecordType.Aaaa], name.Types);
        Assert.Equal<ValueList<string>>(["10.0.0.1", "fd00::1"], name.Answers);
    }

    [Fact]
    public void Of_ServiceThatGovernsTwoSets_LeavesTheOtherSetsNamesToIt()
    {
        var other = Set with { Key = new ObjectKey("shop", "web-1"), Uid = "set-web-1" };
        var names = Of(Set, Service, Slices.Of(Service, [Pods.Ready(Set, 0), Pods.Ready(other, 0) with { Ips = ["10.0.0.9"] }]));

        Assert.DoesNotContain(names, name => name.Fqdn.StartsWith("web-1-0."));
        Assert.Equal<ValueList<string>>(["10.0.0.1", "10.0.0.9"], Named(names, "web.shop").Answers);
    }

    [Theory]
    [InlineData("ExternalName", true)]
    [InlineData("ClusterIP", false)]
    public void Of_NothingToPublishFrom_IsNothing(string type, bool exists)
    {
        var service = Service with { Type = type };
        var slice = Slices.Of(service, Pods.AllReady(Set));

        Assert.Empty(exists ? Of(Set, service, slice) : Of(Set, slice));
    }

    [Fact]
    public void Of_SetWithoutServiceName_IsNothing() =>
        Assert.Empty(Of(Set with { ServiceName = "" }, Service, Slices.Of(Service, Pods.AllReady(Set))));

    [Fact]
    public void Of_OtherClusterDomain_UsesIt()
    {
        var snapshot = Snapshots.Of(Set, Service, Slices.Of(Service, Pods.AllReady(Set))) with { ClusterDomain = "corp.example" };

        Assert.All(ExpectedNames.Of(snapshot, Set), name => Assert.EndsWith(".svc.corp.example", name.Fqdn));
    }

    [Fact]
    public void AreUnchanged_WhenOnlyPodsAndStatusChanged()
    {
        var before = Snapshots.Of(Set, Service, Slices.Of(Service, Pods.AllReady(Set)), Pods.Ready(Set, 0));
        var after = before.With(Set with { Replicas = 7 }, Pods.Ready(Set, 1));

        Assert.True(ExpectedNames.AreUnchanged(before, after, Set.Key));
    }

    [Fact]
    public void AreUnchanged_WhenAnythingChangedThatNamesComeFrom_IsFalse()
    {
        var slice = Slices.Of(Service, Pods.AllReady(Set));
        var before = Snapshots.Of(Set, Service, slice);
        Fact[] changes =
        [
            Set with { ServiceName = "other" },
            Service with { Type = "ExternalName" },
            slice with { Endpoints = [] },
            Slices.Of(Service, [Pods.Ready(Set, 0)]) with { Key = new ObjectKey("shop", "web-second") },
        ];

        Assert.All(changes, change => Assert.False(ExpectedNames.AreUnchanged(before, before.With(change), Set.Key)));
        Assert.False(ExpectedNames.AreUnchanged(before, before with { ClusterDomain = "corp.example" }, Set.Key));
        Assert.False(ExpectedNames.AreUnchanged(Snapshots.Of(Service, slice), before, Set.Key));
        Assert.False(ExpectedNames.AreUnchanged(before, Snapshots.Of(Service, slice), Set.Key));
    }

    private static IReadOnlyList<ExpectedName> Of(StatefulSetFact set, params ReadOnlySpan<Fact> facts) => ExpectedNames.Of(Snapshots.Of(facts).With(set), set);

    private static ExpectedName Named(IReadOnlyList<ExpectedName> names, string prefix) => Assert.Single(names, name => name.Fqdn.StartsWith(prefix));
}
