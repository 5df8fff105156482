using System.Collections.Immutable;
using System.Text.Json;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Api;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Live;

namespace StsDashboard.Web.Tests.Live;

/// <summary>What one changed set costs each reader depends on that set, not on how many others there are.</summary>
public sealed class DeltaSizeTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void Delta_OfOneSetOfTenAmongMany_IsSmall(int sets)
    {
        var all = Enumerable.Range(0, sets)
            .Select(number => Inspections.Healthy(Sets.Web(10) with { Key = new("shop", $"web{number}") }))
            .ToImmutableSortedDictionary(set => set.Key, set => set);
        var frame = Frame.Empty with { Version = 1, Sets = all };
        var stream = new FrameStream(new());
        stream.Next(frame);
        var changed = all.Values.First() with { Verdict = Verdict.Blocked };

        var delta = stream.Next(frame with { Version = 2, Sets = all.SetItem(changed.Key, changed) })!;

        Assert.Single(delta.Changed!);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(delta, ApiJson.Options).Length, 500, 2500);
    }
}
