using System.Diagnostics;
using System.Text;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>
/// Objects of a megabyte that come a byte at a time. What is read again with each byte would take minutes; the limit leaves
/// a busy machine twenty times what it needs.
/// </summary>
public sealed class SmallPiecesTests
{
    private const int Huge = 1 << 20;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly string Note = new('x', Huge);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_OfAMegabyteByteByByte_IsReadAsOneLine()
    {
        var took = Stopwatch.StartNew();
        await using var lines = new LineReader(In(1, Huger("a") + "\n\n" + Json.Added("b", "9") + "\n"));

        var first = await lines.ReadAsync(Cancellation);
        Assert.True(first!.Value.Length > Huge);
        var second = await lines.ReadAsync(Cancellation);
        Assert.Equal(Json.Added("b", "9").Length, second!.Value.Length);
        Assert.Null(await lines.ReadAsync(Cancellation));
        Assert.InRange(took.Elapsed, TimeSpan.Zero, Limit);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(61)]
    [InlineData(1460)]
    public async Task List_WithAMegabyteInAnAnnotation_IsReadInSmallPieces(int piece)
    {
        var services = WatchedKinds.All.Single(kind => kind.Source == SourceKind.Services);
        var took = Stopwatch.StartNew();

        var page = await services.ReadPageAsync(In(piece, Json.List("7", "", Huger("a"), Json.Service("b"))), Cancellation);

        Assert.Equal(["a", "b"], page.Facts.Select(fact => fact.Key.Name));
        Assert.Equal("7", page.ResourceVersion);
        Assert.InRange(took.Elapsed, TimeSpan.Zero, Limit);
    }

    private static SmallPieces In(int piece, string text) => new(Encoding.UTF8.GetBytes(text), piece);

    private static string Huger(string name) =>
        $$$"""{"metadata":{"name":"{{{name}}}","namespace":"data","annotations":{"note":"{{{Note}}}"}},"spec":{"type":"ClusterIP"}}""";
}
