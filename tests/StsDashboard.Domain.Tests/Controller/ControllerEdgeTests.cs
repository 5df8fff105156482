using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller;

/// <summary>What decides at the edges: budgets of several pods, claims of several templates, counts that lag.</summary>
public sealed class ControllerEdgeTests
{
    private static readonly StatefulSetFact Web = Sets.Web(4);

    [Fact]
    public void Availability_OfAPodThatIsNotReady_HasNoInstant()
    {
        Assert.Null(Availability.AvailableAt(Pods.Ready(Web, 0).Starting(), 30));
        Assert.Equal(Clock.Start.AddMinutes(1).AddSeconds(30), Availability.AvailableAt(Pods.Ready(Web, 0), 30));
        Assert.Equal(Clock.Start.AddMinutes(1), Availability.AvailableAt(Pods.Ready(Web, 0), -30));
    }

    [Fact]
    public void Next_SeveralClaimsBeingDeleted_HoldUpTheCreationJustAsOneDoes()
    {
        var set = Sets.Web(1).WithClaims("data", "logs");
        ClaimFact Leaving(string template) => Claims.Bound(set, template, 0) with { DeletionTimestamp = Clock.Now };

        Assert.Equal("Wait 0 (ClaimTerminating), then CreatePod 0 at web-new (CreateMissing)", Steps.Next(set, [], Leaving("data"), Leaving("logs")));
    }

    /// <summary><c>PodClaimIsStale</c>: an owner of the pod's kind and name; another kind of that name, or another pod, is none.</summary>
    [Theory]
    [InlineData("Job", "web-0")]
    [InlineData("Pod", "web-1")]
    public void Next_ClaimWithAnotherOwner_IsMountedAgain(string kind, string name)
    {
        var set = Sets.Web(1).WithClaims("data") with { WhenScaled = "Delete" };
        var claim = Claims.Bound(set, "data", 0) with { Owners = [new OwnerReference(kind, name, "uid", IsController: false)] };

        Assert.Equal("CreatePod 0 at web-new (CreateMissing)", Steps.Next(set, [], claim));
    }

    [Fact]
    public void Next_MaxUnavailable_IsUsedUpByTheHighestPodsThatAreAway()
    {
        var set = Web.Parallel().Updating() with { MaxUnavailable = "2" };
        var pods = Pods.AllReady(set).Select(pod => pod.Outdated()).ToList();

        Assert.Equal(
            "Wait 3 (RollingUpdateWaits), then DeletePod 3 (RollingUpdate)",
            Steps.Next(set, [pods[0], pods[1], pods[2].Starting(), pods[3].Starting()]));
        Assert.Equal(
            "Wait 2 (RollingUpdateWaits), then DeletePod 3 (RollingUpdate)",
            Steps.Next(set, [pods[0], pods[1].Starting(), pods[2].Starting(), pods[3]]));
    }

    /// <summary>A slip of the hand asks for two thousand million pods: the steps that are told end at 5,000.</summary>
    [Fact]
    public void Next_ParallelBeyondMeasure_TellsFiveThousandSteps()
    {
        var set = Sets.Web(int.MaxValue).Parallel();

        Assert.Equal(5_000, ControllerModel.Next(set, [], [], Clock.Now).Next.Count);
    }

    [Fact]
    public void Next_CreationBesideAnUpdateThatWaits_IsAllThatIsTold() => Assert.Equal(
        "CreatePod 3 at web-new (CreateMissing)",
        Steps.Next(Web.Parallel().Updating(), Pods.AllReady(Web).Take(3).Select(pod => pod.Outdated())));

    [Fact]
    public void Next_AReadyPodThatIsNotYetAvailable_IsAwaitedAsTheUpdateDoes()
    {
        var set = Web.Parallel().Updating() with { MinReadySeconds = 7200 };
        var outlook = ControllerModel.Next(set, [.. Pods.AllReady(set).Select((pod, ordinal) => ordinal == 3 ? pod : pod.Outdated())], [], Clock.Now);

        Assert.Equal((ControllerRule.RollingUpdateWaits, 3, Clock.Start.AddMinutes(121)), (outlook.WaitingFor!.Rule, outlook.WaitingFor.Ordinal, outlook.WaitingFor.Until));
    }

    [Fact]
    public void Next_BelowThePartitionWithoutACurrentRevision_IsMadeFromTheUpdateRevision()
    {
        var set = Web.Updating(partition: 2);

        Assert.Equal("CreatePod 0 at web-old (CreateMissing)", Steps.Next(set, []));
        Assert.Equal("CreatePod 0 at web-new (CreateMissing)", Steps.Next(set with { Status = set.Status with { CurrentRevision = "" } }, []));
    }

    [Fact]
    public void Next_WithoutItsArguments_IsRefusedByName()
    {
        Assert.Throws<ArgumentNullException>("set", () => ControllerModel.Next(null!, [], [], Clock.Now));
        Assert.Throws<ArgumentNullException>("pods", () => ControllerModel.Next(Web, null!, [], Clock.Now));
        Assert.Throws<ArgumentNullException>("claims", () => ControllerModel.Next(Web, [], null!, Clock.Now));
        Assert.Throws<ArgumentNullException>("pod", () => Availability.IsAvailable(null!, 0, Clock.Now));
        Assert.Throws<ArgumentNullException>("pod", () => Availability.AvailableAt(null!, 0));
    }
}
