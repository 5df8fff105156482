using System.Collections.Immutable;
using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Live;

namespace StsDashboard.Web.Tests.Live;

public sealed class FrameStreamTests
{
    private static readonly SetInspection Web = Inspections.Healthy(Sets.Web());
    private static readonly SetInspection Db = Inspections.Healthy(Sets.Web() with { Key = new("bank", "db") });

    [Fact]
    public void Next_First_IsWhole()
    {
        var message = new FrameStream(new()).Next(FrameOf(7, Web, Db))!;
        Assert.Equal(FrameMessage.Full, message.Kind);
        Assert.Equal(7, message.Version);
        Assert.Equal(["bank/db", "shop/web"], message.Items!.Select(set => $"{set.Namespace}/{set.Name}"));
        Assert.Null(message.Previous);
    }

    [Fact]
    public void Next_AfterSkippedFrames_CoversThem()
    {
        var stream = new FrameStream(new());
        stream.Next(FrameOf(1, Web, Db));
        // Frames 2 and 3 came and went while the reader was busy: db vanished in one, web changed in the other.
        var message = stream.Next(FrameOf(4, Web with { Verdict = Verdict.Blocked }))!;
        Assert.Equal(FrameMessage.Delta, message.Kind);
        Assert.Equal(1, message.Previous);
        Assert.Equal(4, message.Version);
        Assert.Equal("web", Assert.Single(message.Changed!).Name);
        Assert.Equal("db", Assert.Single(message.Removed!).Name);
    }

    /// <summary>Each of these sets is in a frame or not, and as it was or not, independently of the others.</summary>
    [Fact]
    public void Next_AnyTwoFrames_LeadFromTheOneToTheOther()
    {
        var all = Gen.Int[0, 2].Select(number => number switch { 0 => default(Verdict?), 1 => Verdict.Healthy, _ => Verdict.Blocked }).Array[6];
        Gen.Select(all, all).Sample((before, after) =>
        {
            var pool = new Dictionary<(int, Verdict), SetInspection>();
            var stream = new FrameStream(new());
            stream.Next(FrameOf(1, [.. Shown(before)]));
            var message = stream.Next(FrameOf(2, [.. Shown(after)]));

            var numbers = Enumerable.Range(0, 6).ToList();
            Assert.Equal(numbers.Where(number => after[number] is not null && after[number] != before[number]).Select(Name), message?.Changed!.Select(set => set.Name) ?? []);
            Assert.Equal(numbers.Where(number => after[number] is null && before[number] is not null).Select(Name), message?.Removed!.Select(set => set.Name) ?? []);

            IEnumerable<SetInspection> Shown(Verdict?[] verdicts) =>
                verdicts.Index().Where(entry => entry.Item is not null).Select(entry => Instance(entry.Index, entry.Item!.Value));

            SetInspection Instance(int number, Verdict verdict)
            {
                if (!pool.TryGetValue((number, verdict), out var known))
                {
                    known = Inspections.Healthy(Sets.Web() with { Key = new("shop", Name(number)) }) with { Verdict = verdict };
                    pool.Add((number, verdict), known);
                }
                return known;
            }
        });

        static string Name(int number) => $"set-{number}";
    }

    [Fact]
    public void Next_SameInstances_AreNotSentAgain()
    {
        var stream = new FrameStream(new());
        stream.Next(FrameOf(1, Web, Db));
        var message = stream.Next(FrameOf(2, Web, Db with { Verdict = Verdict.Blocked }))!;
        Assert.Equal("db", Assert.Single(message.Changed!).Name);
        Assert.Empty(message.Removed!);
    }

    [Fact]
    public void Next_NothingForThisReader_IsSkippedAndTheChainHolds()
    {
        var stream = new FrameStream(new FrameRequest(["shop"]));
        stream.Next(FrameOf(1, Web, Db));
        Assert.Null(stream.Next(FrameOf(2, Web)));
        var message = stream.Next(FrameOf(3, Web with { Verdict = Verdict.Blocked }))!;
        Assert.Equal(1, message.Previous);
        Assert.Empty(message.Removed!);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("shop/web")]
    public void Next_OneSetAskedFor_HoldsOnlyIt(string set)
    {
        var message = new FrameStream(new FrameRequest(null, set)).Next(FrameOf(1, Web, Db))!;
        Assert.Equal("web", Assert.Single(message.Items!).Name);
    }

    [Fact]
    public void Next_OnlyASourceChanged_SaysSo()
    {
        var stream = new FrameStream(new());
        stream.Next(FrameOf(1, Web));
        var message = stream.Next(FrameOf(2, Web) with { Sources = [new SourceFact { Kind = SourceKind.Pods, State = SourceState.Reconnecting }] })!;
        Assert.Equal(SourceState.Reconnecting, Assert.Single(message.Sources).State);
        Assert.Empty(message.Changed!);
    }

    private static Frame FrameOf(long version, params SetInspection[] sets) => new()
    {
        Version = version,
        AsOf = Clock.Now,
        Sets = sets.ToImmutableSortedDictionary(set => set.Key, set => set),
    };
}
