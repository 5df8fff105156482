using CsCheck;
using StsDashboard.Domain.Revisions;

namespace StsDashboard.Domain.Tests.Revisions;

public sealed class LineDiffTests
{
    private static readonly Gen<string[]> Lines = Gen.OneOf("a", "b", "c", "").Array[0, 12];

    [Fact]
    public void Lines_OneReplaced_TheOthersStay() =>
        Assert.Equal(
            [new(null, "a"), new(TemplateChangeKind.Removed, "b"), new(TemplateChangeKind.Added, "x"), new(null, "c")],
            LineDiff.Compare(["a", "b", "c"], ["a", "x", "c"]));

    [Fact]
    public void Lines_AnyTwoTexts_HoldBoth() => Gen.Select(Lines, Lines).Sample((before, after) =>
    {
        var lines = LineDiff.Compare(before, after);
        Assert.Equal(before, lines.Where(line => line.Kind != TemplateChangeKind.Added).Select(line => line.Text));
        Assert.Equal(after, lines.Where(line => line.Kind != TemplateChangeKind.Removed).Select(line => line.Text));
    });

    [Fact]
    public void Lines_OfTheSameText_AllStay() => Lines.Sample(lines => Assert.All(LineDiff.Compare(lines, lines), line => Assert.Null(line.Kind)));

    [Fact]
    public void Lines_VeryMany_AreToldAsReplaced()
    {
        var lines = LineDiff.Compare([.. Enumerable.Range(0, 20_000).Select(i => $"a{i}")], [.. Enumerable.Range(0, 20_000).Select(i => $"b{i}")]);
        Assert.Equal(40_000, lines.Count);
    }
}
