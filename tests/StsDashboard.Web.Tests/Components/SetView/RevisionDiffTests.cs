using AngleSharp.Dom;
using Bunit;
using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.SetView;

namespace StsDashboard.Web.Tests.Components.SetView;

public sealed class RevisionDiffTests : ScreenTest
{
    private static readonly SetInspection Three = new InspectionBuilder("data", "postgres")
        .With(set => set with { Status = set.Status with { CurrentRevision = "postgres-2", UpdateRevision = "postgres-3" } })
        .Ready(0, 2).Build() with
    { Revisions = [Revision(3), Revision(2), Revision(1)] };

    public RevisionDiffTests()
    {
        Lay(1, "postgres:15");
        Lay(2, "postgres:16");
        Lay(3, "postgres:17", """,{"name":"sidecar","image":"proxy:1","args":["--token=hunter2"]}""");
    }

    [Fact]
    public void Diff_NotOpened_AsksNothing()
    {
        var diff = Diff(Three);
        Assert.Equal("false", diff.Find(".fold").GetAttribute("aria-expanded"));
        Assert.Equal(0, Documents.Asked);
    }

    [Fact]
    public void Diff_Opened_SaysWhatTheUpdateChanges()
    {
        var diff = Opened(Three);
        Assert.Equal("2", diff.Find(".fold .n").TextContent);
        var image = diff.FindAll(".diffs li")[0];
        Assert.Equal("changed container postgres image", Plain(image.QuerySelector(".diff-title")!));
        Assert.Equal(["−postgres:16", "+postgres:17"], image.QuerySelectorAll(".diff div").Select(line => line.TextContent));
        var sidecar = diff.FindAll(".diffs li")[1];
        Assert.StartsWith("added container sidecar", Plain(sidecar.QuerySelector(".diff-title")!));
        Assert.Contains("--token=(hidden)", sidecar.TextContent);
        Assert.DoesNotContain("hunter2", diff.Markup);
    }

    [Fact]
    public void Diff_BetweenChosenRevisions_IsTheirs()
    {
        var diff = Opened(Three);
        diff.FindAll("select")[0].Change("postgres-1");
        diff.WaitForAssertion(() => Assert.Contains("−postgres:15", diff.Find(".diff").TextContent));
        diff.FindAll("select")[1].Change("postgres-1");
        diff.WaitForAssertion(() => Assert.Contains("templates are the same", diff.Markup));
    }

    [Fact]
    public void Diff_WhenTheRolloutEnds_GoesOnFromTheRevisionBefore()
    {
        var done = Three with { Set = Three.Set with { Status = Three.Set.Status with { CurrentRevision = "postgres-3" } } };
        Assert.Contains("−postgres:16", Opened(done).Find(".diff").TextContent);
    }

    [Fact]
    public void Diff_WhileItIsRead_SaysSo()
    {
        var gate = Documents.HoldBack();
        var diff = Diff(Three);
        diff.Find(".fold").Click();
        Assert.Contains("Reading the two revisions", diff.Find("[role=status]").TextContent);
        gate.SetResult();
        diff.WaitForAssertion(() => Assert.Equal(2, diff.FindAll(".diffs li").Count));
    }

    [Theory]
    [InlineData(DocumentState.Forbidden, "no permission")]
    [InlineData(DocumentState.Gone, "no longer exists")]
    [InlineData(DocumentState.Unreachable, "does not answer")]
    [InlineData(DocumentState.NotAvailable, "Not available")]
    public void Diff_ThatCannotBeMade_SaysWhy(DocumentState state, string says)
    {
        Documents.Lay(new("data", "postgres-2"), state, "because of this");
        var diff = Opened(Three);
        Assert.Contains(says, diff.Markup);
        Assert.Contains("because of this", diff.Markup);
        Assert.Empty(diff.FindAll(".diffs"));
    }

    [Fact]
    public void Diff_AfterAFailure_IsTriedAgain()
    {
        Documents.Lay(new("data", "postgres-2"), DocumentState.Unreachable, "timeout");
        var diff = Opened(Three);
        Lay(2, "postgres:16");
        diff.Find(".note .link").Click();
        diff.WaitForAssertion(() => Assert.Equal(2, diff.FindAll(".diffs li").Count));
    }

    [Fact]
    public void Diff_OfOneRevision_HasNothingToCompare() =>
        Assert.Contains("nothing to compare", Diff(Three with { Revisions = [Revision(3)] }).Markup);

    private IRenderedComponent<RevisionDiff> Diff(SetInspection inspection) => Render<RevisionDiff>(parameters => parameters.Add(diff => diff.Inspection, inspection));

    private IRenderedComponent<RevisionDiff> Opened(SetInspection inspection)
    {
        var diff = Diff(inspection);
        diff.Find(".fold").Click();
        return diff;
    }

    private void Lay(int number, string image, string more = "") => Documents.Lay(
        new("data", $"postgres-{number}"),
        """{"data":{"spec":{"template":{"spec":{"containers":[{"name":"postgres","image":"IMAGE"}MORE]}}}}}""".Replace("IMAGE", image).Replace("MORE", more));

    private static RevisionFact Revision(int number) => new() { Key = new("data", $"postgres-{number}"), Uid = $"uid-{number}", Revision = number, CreatedAt = Sample.Now.AddHours(-number) };

    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
