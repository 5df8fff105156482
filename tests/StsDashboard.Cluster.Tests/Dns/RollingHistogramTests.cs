using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Dns;

namespace StsDashboard.Cluster.Tests.Dns;

public sealed class RollingHistogramTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Read_OfNothing_HasNoQuantiles() =>
        Assert.Equal(new DurationQuantiles(0, null, null, null), new RollingHistogram(_time, TimeSpan.FromMinutes(10)).Read());

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(60_000)]
    public void Read_OfAnEvenSpread_IsRightToATwentieth(double unitMilliseconds)
    {
        var histogram = new RollingHistogram(_time, TimeSpan.FromMinutes(10));
        for (var i = 1; i <= 1000; i++)
        {
            histogram.Add(TimeSpan.FromMilliseconds(i * unitMilliseconds));
        }

        var quantiles = histogram.Read();

        Assert.Equal(1000, quantiles.Count);
        AssertNear(500 * unitMilliseconds, quantiles.P50);
        AssertNear(950 * unitMilliseconds, quantiles.P95);
        AssertNear(990 * unitMilliseconds, quantiles.P99);
    }

    [Fact]
    public void Read_AsTimePasses_ForgetsWhatIsOlderThanTheWindow()
    {
        var histogram = new RollingHistogram(_time, TimeSpan.FromMinutes(10));
        histogram.Add(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromMinutes(8));
        histogram.Add(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, histogram.Read().Count);

        _time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, histogram.Read().Count);
        AssertNear(1, histogram.Read().P99);

        _time.Advance(TimeSpan.FromHours(5));
        Assert.Equal(0, histogram.Read().Count);
    }

    [Fact]
    public void ReadBuckets_OfSomeDurations_ReachFromTheFirstToTheLast()
    {
        var histogram = new RollingHistogram(_time, TimeSpan.FromMinutes(10));
        Assert.Empty(histogram.ReadBuckets());
        foreach (var milliseconds in new[] { 0.3, 1.4, 1.6, 30, 700 })
        {
            histogram.Add(TimeSpan.FromMilliseconds(milliseconds));
        }

        var buckets = histogram.ReadBuckets();

        Assert.Equal([0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], buckets.Select(bucket => Math.Round(bucket.UpTo.TotalMilliseconds, 6)));
        Assert.Equal([1, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1], buckets.Select(bucket => (int)bucket.Count));
    }

    [Fact]
    public void ReadBuckets_OfAnything_CountAsManyAsTheQuantiles()
    {
        var histogram = new RollingHistogram(_time, TimeSpan.FromMinutes(10));
        foreach (var duration in new[] { TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromDays(400) })
        {
            histogram.Add(duration);
        }

        Assert.Equal(histogram.Read().Count, histogram.ReadBuckets().Sum(bucket => bucket.Count));
    }

    private static void AssertNear(double expectedMilliseconds, TimeSpan? actual) =>
        Assert.InRange(Assert.NotNull(actual).TotalMilliseconds, expectedMilliseconds * 0.95, expectedMilliseconds * 1.05);
}
