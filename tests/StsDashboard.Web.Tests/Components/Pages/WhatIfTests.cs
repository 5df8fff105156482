using Bunit;
using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Pages;
using StsDashboard.Web.Components.SetView;

namespace StsDashboard.Web.Tests.Components.Pages;

/// <summary>The what-if panel of a set's page.</summary>
public sealed class WhatIfTests : ScreenTest
{
    private static readonly ObjectKey Etcd = new("data", "etcd");

    [Fact]
    public void Address_WithAChange_ShowsItsPlanAndCommand()
    {
        var page = Page(Etcd, "?replicas=2");

        Assert.StartsWith("With 5 → 2 replicas: 3 pods are deleted.", Text(page, ".summary"));
        Assert.Equal(["Delete etcd-4", "Delete etcd-3", "Delete etcd-2"], page.FindAll("#what-if .steps b").Select(step => step.TextContent.Trim()));
        Assert.Contains("3 of 5 members go", Text(page, ".warnings"));
        Assert.Contains("Left behind 3, 150Gi", Text(page, ".effects"));
        Assert.Equal("kubectl scale statefulset etcd --replicas=2 -n data", page.Find("#what-if .cmd [data-copy]").GetAttribute("data-copy"));
        Assert.Equal("2", page.Find("#what-if-replicas").GetAttribute("value"));
    }

    [Fact]
    public void Address_WithoutAChange_SaysThatNothingHappens()
    {
        var page = Page(Etcd);

        Assert.Equal("Without a change: No pod comes or goes: everything is as asked.", Text(page, ".summary"));
        Assert.Empty(page.FindAll("#what-if .cmd, #what-if .steps, #what-if .warnings"));
    }

    [Theory]
    [InlineData("?replicas=-1", "from 0 to 10000")]
    [InlineData("?drain=nowhere", "There is no node \"nowhere\"")]
    [InlineData("?delete=true&template=changed", "ask for it alone")]
    public void Address_OfNonsense_SaysWhatIsWrong(string query, string text)
    {
        var page = Page(Etcd, query);
        Assert.Contains(text, Text(page, "[role=alert]"));
        Assert.Empty(page.FindAll("#what-if .summary"));
    }

    [Fact]
    public void Slider_OnItsWay_ShowsThePlanAndWhenLetGoTheAddressFollows()
    {
        var page = Page(Etcd);

        page.Find("#what-if-replicas").Input("6");
        Assert.StartsWith("With 5 → 6 replicas: 1 pod is created.", Text(page, ".summary"));
        Assert.DoesNotContain("replicas", Address.Uri);

        page.Find("#what-if-replicas").Change("7");
        Assert.EndsWith("/sets/data/etcd?replicas=7", Address.Uri);
        Assert.Equal(["Create etcd-5", "Create etcd-6"], page.FindAll("#what-if .steps b").Select(step => step.TextContent.Trim()));
    }

    [Fact]
    public void Address_ThatFollowsLate_DoesNotTakeBackWhatWasChosenSince()
    {
        var panel = Panel(new PlanRequest());
        panel.Find("#what-if-replicas").Change("6");
        panel.Find("#what-if-replicas").Change("7");
        Assert.Equal("7", Chosen(panel));

        // The page renders for another reason before the address has changed at all.
        Tell(panel, new PlanRequest());
        Assert.Equal("7", Chosen(panel));
        Tell(panel, new PlanRequest { Replicas = 6 });
        Assert.Equal("7", Chosen(panel));
        Tell(panel, new PlanRequest { Replicas = 7 });
        Assert.Equal("7", Chosen(panel));
        Assert.StartsWith("With 5 → 7 replicas", panel.Find(".summary").TextContent);
    }

    [Fact]
    public void Address_ChangedByALink_IsFollowedOnceItsOwnChangesHaveArrived()
    {
        var panel = Panel(new PlanRequest());
        panel.Find("#what-if-replicas").Change("6");
        Tell(panel, new PlanRequest { Replicas = 6 });
        // Chosen again, the address has nothing to become.
        panel.Find("#what-if-replicas").Change("6");

        Tell(panel, new PlanRequest());
        Assert.Equal("5", Chosen(panel));
        Tell(panel, new PlanRequest { Replicas = 6 });
        Assert.Equal("6", Chosen(panel));
    }

    [Fact]
    public void Changes_ThatGoTogether_AddUpAndOthersTakeTheirPlace()
    {
        var page = Page(Etcd, "?replicas=6");

        page.FindAll("#what-if [role=switch]")[0].Change(true);
        Assert.EndsWith("?replicas=6&template=changed", Address.Uri);
        page.Find("#what-if-partition").Change("4");
        Assert.EndsWith("?replicas=6&partition=4&template=changed", Address.Uri);
        Assert.Contains("Partition 4 holds back ordinals 0–3", Text(page, ".warnings"));
        page.Find("#what-if select").Change("node-1");
        Assert.EndsWith("?drain=node-1", Address.Uri);
        page.FindAll("#what-if [role=switch]")[1].Change(true);
        Assert.EndsWith("?delete=true", Address.Uri);
        page.Find("#what-if .others button").Click();
        Assert.EndsWith("/sets/data/etcd", Address.Uri);
    }

    [Fact]
    public void Drain_OffersTheNodesOfThePods()
    {
        var page = Page(Etcd, "?drain=node-2");

        Assert.Equal(["no node", "node-0 (2 pods)", "node-1 (2 pods)", "node-2 (etcd-2)"], page.FindAll("#what-if option").Select(option => option.TextContent));
        Assert.Equal(["Evict etcd-2", "Create etcd-2"], page.FindAll("#what-if .steps b").Select(step => step.TextContent.Trim()));
    }

    [Fact]
    public void OnDelete_OffersNoPartition() => Assert.Empty(Page(new("legacy", "zookeeper")).FindAll("#what-if-partition"));

    [Fact]
    public void Steps_BeyondADozen_WaitToBeAskedFor()
    {
        var page = Page(new("data", "cassandra"), "?replicas=116");

        var more = page.Find("#what-if .steps + button");
        Assert.Equal(12, page.FindAll("#what-if .steps li").Count);
        more.Click();
        Assert.True(page.FindAll("#what-if .steps li").Count > 100);
    }

    [Fact]
    public void Frame_WithTheSetChanged_PlansAfresh()
    {
        var page = Page(Etcd, "?replicas=6");
        Assert.StartsWith("With 5 → 6 replicas: 1 pod is created.", Text(page, ".summary"));

        Feed.Publish(Sample.Frame with { Version = 2, Sets = Sample.Frame.Sets.SetItem(Etcd, InspectionBuilder.Healthy("data", "etcd", 3)) });
        page.WaitForAssertion(() => Assert.StartsWith("With 3 → 6 replicas: 3 pods are created.", Text(page, ".summary")));
    }

    [Fact]
    public void Claims_ThatGoWithTheirData_StandOut()
    {
        var set = InspectionBuilder.Healthy("data", "etcd", 2);
        set = set with
        {
            Set = set.Set with { WhenScaled = "Delete" },
            Slots = set.Slots.Select(slot => slot with { Claims = slot.Claims.Select(Volumed).ToValueList() }).ToValueList(),
        };
        var page = Page(Etcd, "?replicas=1", set);

        Assert.Contains("Destroyed with their data 1, 50Gi data-etcd-1", page.Find("#what-if .effects .bad").TextContent);
        Assert.Contains("no way back", page.Find("#what-if .warnings .plan-error").TextContent);
    }

    private static ClaimSlot Volumed(ClaimSlot claim) => claim with { Volume = new VolumeFact { Key = new("", $"pv-{claim.Name}"), ReclaimPolicy = "Delete" } };

    private static string Text(IRenderedComponent<SetPage> page, string selector) => page.Find($"#what-if {selector}").TextContent;

    private static string? Chosen(IRenderedComponent<WhatIfPanel> panel) => panel.Find("#what-if-replicas").GetAttribute("value");

    /// <summary>The panel alone, for a test that says itself when the address has changed.</summary>
    private IRenderedComponent<WhatIfPanel> Panel(PlanRequest address) => Render<WhatIfPanel>(parameters => parameters
        .Add(panel => panel.Inspection, Sample.Frame.Sets[Etcd])
        .Add(panel => panel.Nodes, Sample.Frame.Nodes)
        .Add(panel => panel.AsOf, Sample.Now)
        .Add(panel => panel.Request, address));

    private static void Tell(IRenderedComponent<WhatIfPanel> panel, PlanRequest address) => panel.Render(parameters => parameters.Add(panel => panel.Request, address));

    private IRenderedComponent<SetPage> Page(ObjectKey key, string query = "", SetInspection? set = null)
    {
        Feed.Publish(set is null ? Sample.Frame : Sample.Frame with { Sets = Sample.Frame.Sets.SetItem(key, set) });
        Address.NavigateTo($"/sets/{key.Namespace}/{key.Name}{query}");
        return Render<SetPage>(parameters => parameters.Add(page => page.Namespace, key.Namespace).Add(page => page.Name, key.Name));
    }
}
