using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Names;

/// <summary>One pod's name where the slice does not publish it: the API's facts alone decide, and nobody is asked.</summary>
public sealed class AbsentNameTests
{
    private static readonly StatefulSetFact Set = Sets.Web(1);
    private static readonly ServiceFact Service = Services.Governing(Set);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);

    [Fact]
    public void Inspect_PodNotReady_IsNotExpected()
    {
        var pod = Pod.Starting();

        AssertInOrder("Pod web-0 is not ready, and Service web publishes ready pods only.", Inspect(pod, Service, Slices.Of(Service, pod)));
    }

    [Fact]
    public void Inspect_PodNotReady_ShowsItsAddressInTheSlice()
    {
        var pod = Pod.Starting();

        Assert.Equal<ValueList<string>>(["10.0.0.1"], Inspect(pod, Service, Slices.Of(Service, pod)).SliceIps);
    }

    [Fact]
    public void Inspect_PodTerminating_IsNotExpected()
    {
        var pod = Pod.Terminating();

        AssertInOrder("Pod web-0 is terminating.", Inspect(pod, Service, Slices.Of(Service, pod)));
    }

    [Fact]
    public void Inspect_PodFinished_IsNotExpected() => AssertInOrder("Pod web-0 has finished.", Inspect(Pod.Failed(), Service));

    [Fact]
    public void Inspect_NoPod_IsNotExpected() => AssertInOrder("There is no pod.", Inspect(null, Service));

    [Fact]
    public void Inspect_NoServiceName_IsNotExpectedAndHasNoFqdn()
    {
        var name = NameInspector.InspectPodName(Snapshots.Of(Pod), Set with { ServiceName = "" }, 0, Pod, Clock.Now);

        Assert.Equal((NameResult.NotExpected, ""), (name.Result, name.Fqdn));
    }

    [Fact]
    public void Inspect_PublishesNotReadyButNoAddressYet_IsNotExpected() =>
        AssertInOrder("Pod web-0 has no address yet.", Inspect(Pod.Pending(), Service with { PublishNotReadyAddresses = true }));

    [Fact]
    public void Inspect_ServiceMissingAndPodReady_IsMissing() => AssertFault("The governing Service web does not exist.", Inspect(Pod));

    [Fact]
    public void Inspect_ServiceMissingAndPodNotReady_IsNotExpectedAndNamesBoth() =>
        AssertInOrder("Pod web-0 is not ready, and Service web does not exist.", Inspect(Pod.Starting()));

    [Fact]
    public void Inspect_SelectorDoesNotSelect_IsMissing() =>
        AssertFault(
            "The selector of Service web, app=wrong, does not select pod web-0.",
            Inspect(Pod, Service with { Selector = LabelSet.Of(("app", "wrong")) }));

    [Fact]
    public void Inspect_SubdomainOfAnotherServiceName_IsMissingThoughTheSliceListsThePod()
    {
        var pod = Pod with { Subdomain = "web-headless" };
        var name = Inspect(pod, Service, Slices.Of(Service, pod));

        AssertFault("The subdomain of pod web-0 is web-headless: it was created for another serviceName.", name);
        Assert.Equal<ValueList<string>>(["10.0.0.1"], name.SliceIps);
    }

    [Fact]
    public void Inspect_ExternalName_IsMissing() =>
        AssertFault("Service web is an ExternalName, which publishes no pods.", Inspect(Pod, Service with { Type = "ExternalName" }));

    [Fact]
    public void Inspect_NoSelectorAndNobodyPublishes_IsMissing() =>
        AssertFault("Service web has no selector, and nobody publishes pod web-0.", Inspect(Pod, Service with { Selector = null }));

    [Fact]
    public void Inspect_ReadyButNoSliceEntry_IsMissingOnlyAfterTheGrace()
    {
        var pod = Pod with { ReadyChangedAt = Clock.Now.AddSeconds(-1) };
        var snapshot = Snapshots.Of(Set, Service, pod);

        AssertInOrder("The EndpointSlice entry of pod web-0 is on its way.", NameInspector.InspectPodName(snapshot, Set, 0, pod, Clock.Now));
        AssertFault(
            "No EndpointSlice of Service web publishes pod web-0 as ready.",
            NameInspector.InspectPodName(snapshot, Set, 0, pod, Clock.Now + NameInspector.PublishingGrace));
    }

    [Theory]
    [InlineData(true, -3, 7)]
    [InlineData(false, -3, 7)]
    [InlineData(true, -300, 6)]
    [InlineData(false, -300, 6)]
    public void Inspect_NoSliceEntryYet_IsLookedAtAgainWhenTheGraceIsOver(bool ready, int readySeconds, int lookSeconds)
    {
        var pod = Pod with { IsReady = ready, ReadyChangedAt = Clock.Now.AddSeconds(readySeconds), CreatedAt = Clock.Now.AddHours(-1) };
        var snapshot = Snapshots.Of(Set, Service with { PublishNotReadyAddresses = true, CreatedAt = Clock.Now.AddSeconds(-4) }, pod);

        var first = SetInspector.Inspect(snapshot, Set, Clock.Now);
        var later = SetInspector.Inspect(snapshot, Set, first.LookAgainAt!.Value, previous: first);

        Assert.Equal(Clock.Now.AddSeconds(lookSeconds), first.LookAgainAt);
        Assert.Equal((NameResult.NotExpected, NameResult.Missing), (first.Slots[0].Name.Result, later.Slots[0].Name.Result));
    }

    [Theory]
    [InlineData(SourceKind.Services, SourceState.Forbidden, "Not asked: Services are unknown (no permission).")]
    [InlineData(SourceKind.EndpointSlices, SourceState.Syncing, "Not asked: EndpointSlices are unknown (not read yet).")]
    public void Inspect_SourceUnknown_IsNotAskedAndSaysWhich(SourceKind kind, SourceState state, string explanation)
    {
        var name = NameInspector.InspectPodName(Snapshots.Of(Set, Service, Pod).WithSource(kind, state), Set, 0, Pod, Clock.Now);

        Assert.Equal((NameResult.NotAsked, explanation, false), (name.Result, name.Explanation, name.Expected));
    }

    private static NameComparison Inspect(PodFact? pod, params ReadOnlySpan<Fact> facts)
    {
        var snapshot = Snapshots.Of(facts).With(Set);
        return NameInspector.InspectPodName(pod is null ? snapshot : snapshot.With(pod), Set, 0, pod, Clock.Now);
    }

    private static void AssertInOrder(string explanation, NameComparison name) =>
        Assert.Equal((NameResult.NotExpected, false, explanation), (name.Result, name.Expected, name.Explanation));

    private static void AssertFault(string explanation, NameComparison name) =>
        Assert.Equal((NameResult.Missing, true, explanation), (name.Result, name.Expected, name.Explanation));
}
