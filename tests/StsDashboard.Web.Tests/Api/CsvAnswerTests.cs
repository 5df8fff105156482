using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Api;

/// <summary>What a spreadsheet would take for a formula is no formula any more.</summary>
public sealed class CsvAnswerTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public async Task Cell_ThatBeginsAsAFormula_IsText(string text)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        var set = Inspections.Healthy(Sets.Web());
        var finding = new Finding("NET002", Severity.Error, new ObjectReference("Service", "shop", text), set.Key, text, [text], text, text);
        dashboard.Show(set with { Findings = [finding] });
        var csv = await dashboard.Client.GetStringAsync("/api/v1/findings?format=csv", TestContext.Current.CancellationToken);
        var cells = csv.Split("\r\n")[1].Split(',');
        Assert.DoesNotContain(cells, cell => cell.TrimStart('"') is [var first, ..] && "=+-@\t".Contains(first));
        Assert.Contains(text.Replace("\"", "\"\"", StringComparison.Ordinal), csv);
    }

    [Fact]
    public async Task Cell_WithQuotesAndLineBreaks_IsOneCellOfOneRow()
    {
        const string Text = "a\r\nNET999,Error,\"shop\"\u202E";
        await using var dashboard = await RunningDashboard.StartAsync();
        var set = Inspections.Healthy(Sets.Web());
        dashboard.Show(set with { Findings = [new Finding("NET002", Severity.Error, new ObjectReference("Service", "shop", "web"), set.Key, Text, [], "", "")] });

        using var response = await dashboard.Client.GetAsync("/api/v1/findings?format=csv", TestContext.Current.CancellationToken);

        Assert.Contains("\"a\r\nNET999,Error,\"\"shop\"\"\u202E\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches("^[a-z.-]+$", response.Content.Headers.ContentDisposition.FileName!);
    }
}
