using Bunit;
using StsDashboard.Domain.Rules;
using StsDashboard.Web.Components.Pages;

namespace StsDashboard.Web.Tests.Components.Pages;

public sealed class RulesPageTests : ScreenTest
{
    [Fact]
    public void Catalogue_EveryRule_IsThereWithItsAnchor() =>
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id).Order(), Page().FindAll(".rule").Select(rule => rule.Id!).Order());

    [Fact]
    public void Catalogue_Families_AreHeadings() =>
        Assert.Equal(["Network", "Disruption", "Pods", "Rollout", "Storage"], Page().FindAll(".family h2").Select(title => title.TextContent));

    [Fact]
    public void Rule_ThatFindsSomething_LinksToItsFindings()
    {
        var now = Page().Find("#STO011 .now a");

        Assert.Equal("1 finding", now.TextContent);
        Assert.Equal("findings?rule=STO011", now.GetAttribute("href"));
    }

    [Fact]
    public void Rule_ExplainedByOthers_NamesThem()
    {
        var rule = RuleCatalog.All.First(rule => !rule.ExplainedBy.IsEmpty);

        Assert.Equal(rule.ExplainedBy, Page().FindAll($"#{rule.Id} .says a").Select(link => link.TextContent));
    }

    [Theory]
    [InlineData("rules?found=true", 9)]
    [InlineData("rules?q=net002", 1)]
    [InlineData("rules?q=no-rule-says-this", 0)]
    public void Page_AddressWithFilter_ShowsWhatFits(string address, int rules)
    {
        Address.NavigateTo(address);

        Assert.Equal(rules, Page().FindAll(".rule").Count);
    }

    private IRenderedComponent<RulesPage> Page()
    {
        Feed.Publish(Sample.Frame);
        return Render<RulesPage>();
    }
}
