using Bunit;
using StsDashboard.Web.Components.Pages;

namespace StsDashboard.Web.Tests.Components.Elements;

public sealed class RememberedNamespacesTests : ScreenTest
{
    [Fact]
    public void Screen_OpenedPlainly_ShowsTheNamespacesOfLastTimeAndSaysSo()
    {
        Remember("data,cache");

        var page = Page();

        page.WaitForAssertion(() => Assert.EndsWith("/?namespace=data&namespace=cache", Address.Uri));
        page.WaitForAssertion(() => Assert.Contains("as last time", page.Find(".remembered").TextContent));
        Assert.All(page.FindAll("tr[data-row]"), row => Assert.Matches("^(data|cache)/", row.GetAttribute("data-set")));
    }

    [Fact]
    public void Screen_OpenedByALink_ShowsWhatTheLinkSays()
    {
        Remember("data");
        Address.NavigateTo("?namespace=search");

        Page();

        Assert.EndsWith("/?namespace=search", Address.Uri);
        JSInterop.VerifyNotInvoke("localStorage.setItem");
    }

    [Fact]
    public void Remembered_Cleared_ShowsAllAndForgets()
    {
        Remember("data");
        var page = Page();
        page.WaitForAssertion(() => page.Find(".remembered button"));

        page.Find(".remembered button").Click();

        page.WaitForAssertion(() => Assert.Equal(Sample.Frame.Sets.Count, page.FindAll("tr[data-row]").Count));
        page.WaitForAssertion(() => Assert.Equal("", JSInterop.Invocations["localStorage.setItem"][^1].Arguments[1]));
        Assert.Empty(page.FindAll(".remembered"));
    }

    [Fact]
    public void Storage_Refused_ShowsEverything()
    {
        JSInterop.Setup<string?>("localStorage.getItem", "sts-namespaces").SetException(new Microsoft.JSInterop.JSException("denied"));

        Assert.Equal(Sample.Frame.Sets.Count, Page().FindAll("tr[data-row]").Count);
    }

    private void Remember(string namespaces) => JSInterop.Setup<string?>("localStorage.getItem", "sts-namespaces").SetResult(namespaces);

    private IRenderedComponent<SetsPage> Page()
    {
        Feed.Publish(Sample.Frame);
        return Render<SetsPage>();
    }
}
