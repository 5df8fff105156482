using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Testing;
using StsDashboard.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What somebody wrote into the cluster is text on every screen, whatever it pretends to be.</summary>
public sealed class HostileTextTests(Browser browser)
{
    private const string Markup = "</title></script><img src=x onerror='window.hacked=1'><script>window.hacked=2</script>";

    [Theory]
    [InlineData(Markup)]
    [InlineData("‮⁦evil⁩‮ safe")]
    [InlineData("long")]
    public async Task Text_FromTheCluster_IsShownAsText(string text)
    {
        text = text == "long" ? new string('m', 200_000) : text;
        await using var dashboard = await RunningDashboard.StartAsync();
        var set = Sets.Web() with { Key = new ObjectKey("shop", $"web{text}"), ServiceName = text };
        var finding = new Finding(
            "NET002", Severity.Error, new ObjectReference("Service", "shop", text), set.Key, text, [text], text, KubectlCommand.DeletePod(new ObjectKey("shop", text)));
        dashboard.Show(Inspections.Blocked(set, 1) with { Reason = text, Sentence = text, Findings = [finding] });
        await using var screen = await browser.OpenAsync(dashboard.Address);
        string[] paths = text.Length < 1000
            ? ["/", "/findings", "/findings?group=rule", "/dns", "/wall", $"/sets/shop/{Uri.EscapeDataString(set.Name)}", $"/?q={Uri.EscapeDataString(text)}"]
            : ["/", "/findings", "/findings?group=rule", "/dns", "/wall"];
        foreach (var path in paths)
        {
            await screen.ShowAsync(path);
            await Expect(screen.Page.Locator("h1")).ToHaveCountAsync(1);
            Assert.Null(await screen.Page.EvaluateAsync<int?>("() => window.hacked ?? null"));
            Assert.Equal((path, 0), (path, await screen.OverflowAsync()));
        }
        Assert.Empty(screen.Errors);
    }
}
