using Bunit;
using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Components.SetView;

namespace StsDashboard.Web.Tests.Components.SetView;

public sealed class YamlPanelTests : ScreenTest
{
    private static readonly StatefulSetFact Set = InspectionBuilder.Healthy("data", "postgres", 3).Set;

    public YamlPanelTests() => Documents.Lay(Set.Key, """
        {"kind":"StatefulSet","apiVersion":"apps/v1","metadata":{"name":"postgres","annotations":{"note":"<script>alert(1)</script>"},"managedFields":[{}]},
         "spec":{"replicas":3,"env":[{"name":"PASSWORD","value":"hunter2"}]}}
        """);

    [Fact]
    public void Yaml_NotOpened_AsksNothing()
    {
        var panel = Panel();
        Assert.Empty(panel.FindAll("pre"));
        Assert.Equal(0, Documents.Asked);
    }

    [Fact]
    public void Yaml_Opened_IsTheObjectWithoutItsSecrets()
    {
        var panel = Opened();
        var text = panel.Find("#yaml-text").TextContent;
        Assert.StartsWith("apiVersion: apps/v1\nkind: StatefulSet\n", text);
        Assert.DoesNotContain("managedFields", text);
        Assert.DoesNotContain("hunter2", panel.Markup);
        Assert.Equal("(hidden)", panel.Find(".y-hidden").TextContent);
        Assert.Equal("apiVersion", panel.Find(".y-name").TextContent);
        Assert.Equal("3", panel.Find(".y-other").TextContent);
    }

    [Fact]
    public void Yaml_WithMarkupInIt_ShowsItAsText()
    {
        var panel = Opened();
        Assert.Empty(panel.FindAll("script"));
        Assert.Contains("<script>", panel.Find("#yaml-text").TextContent);
    }

    [Fact]
    public void Yaml_ToTakeAway_IsCopiedAndDownloaded()
    {
        var panel = Opened();
        Assert.Equal("yaml-text", panel.Find("[data-copy-from]").GetAttribute("data-copy-from"));
        Assert.Equal("api/v1/sets/data/postgres/manifest", panel.Find("a[download]").GetAttribute("href"));
        Assert.Equal("postgres.yaml", panel.Find("a[download]").GetAttribute("download"));
    }

    [Fact]
    public void Yaml_OfASetThatChanged_SaysThatItIsOldUntilReadAgain()
    {
        var panel = Opened();
        panel.Render(parameters => parameters.Add(yaml => yaml.Set, Set with { Replicas = 5 }));
        Assert.Contains("has changed since", panel.Find(".aside").TextContent);
        panel.Find(".aside button").Click();
        panel.WaitForAssertion(() => Assert.DoesNotContain("has changed since", panel.Find(".aside").TextContent));
        Assert.Equal(2, Documents.Asked);
    }

    [Theory]
    [InlineData(DocumentState.Forbidden, "no permission")]
    [InlineData(DocumentState.Gone, "no longer exists")]
    [InlineData(DocumentState.Unreachable, "does not answer")]
    public void Yaml_ThatCannotBeRead_SaysWhy(DocumentState state, string says)
    {
        Documents.Lay(Set.Key, state, "because of this");
        var panel = Opened();
        Assert.Contains(says, panel.Markup);
        Assert.Contains("because of this", panel.Markup);
        Assert.Empty(panel.FindAll("pre"));
    }

    [Fact]
    public void Yaml_WhileItIsRead_SaysSo()
    {
        Documents.HoldBack();
        Assert.Contains("Reading the StatefulSet postgres", Opened().Find("[role=status]").TextContent);
    }

    private IRenderedComponent<YamlPanel> Panel() => Render<YamlPanel>(parameters => parameters.Add(panel => panel.Set, Set));

    private IRenderedComponent<YamlPanel> Opened()
    {
        var panel = Panel();
        panel.Find(".fold").Click();
        return panel;
    }
}
