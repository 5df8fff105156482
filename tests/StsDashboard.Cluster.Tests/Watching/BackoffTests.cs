using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Watching;

namespace StsDashboard.Cluster.Tests.Watching;

public sealed class BackoffTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Backoff _backoff;

    public BackoffTests() => _backoff = new(_time, new Random(7));

    [Fact]
    public void AfterFailure_InARow_DoublesFromUnderASecondToSome()
    {
        var waits = Enumerable.Range(0, 40).Select(_ => _backoff.AfterFailure().TotalSeconds).ToList();

        Assert.InRange(waits[0], 0.6, 1);
        Assert.InRange(waits[1], 1.2, 2);
        Assert.InRange(waits[2], 2.4, 4);
        Assert.All(waits[5..], wait => Assert.InRange(wait, 4.5, 7.5));
        Assert.True(waits[5..].Distinct().Count() > 30, "The waits are spread.");
    }

    [Theory]
    [InlineData(10, 6)]
    [InlineData(25, 15)]
    [InlineData(700, 24)]
    public void AfterFailure_OfManyWatches_IsLongerTheMoreThereAre(int watches, double seconds)
    {
        var backoff = new Backoff(_time, new Random(7), watches);
        var waits = Enumerable.Range(0, 400).Select(_ => backoff.AfterFailure().TotalSeconds).Skip(6);

        Assert.Equal(seconds, waits.Average(), seconds / 20);
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(5, false)]
    public void AfterFailure_OfAConnectionThatStood_BeginsAnewOnlyAfterAWhile(int seconds, bool anew)
    {
        for (var i = 0; i < 10; i++)
        {
            _backoff.AfterFailure();
        }
        _backoff.Succeeded();
        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(anew, _backoff.AfterFailure() < TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(17, 17, 18)]
    [InlineData(7200, 300, 303)]
    [InlineData(-5, 0.6, 1)]
    public void AfterFailure_WithRetryAfter_IsNeverSoonerAndNeverAbsurd(double asked, double atLeast, double atMost) =>
        Assert.InRange(_backoff.AfterFailure(TimeSpan.FromSeconds(asked)).TotalSeconds, atLeast, atMost);

    [Fact]
    public void AfterRefusal_OfWhatMayBeGrantedAnyMoment_IsSoonAndLaterRare()
    {
        var start = _time.GetUtcNow();
        var waits = new List<(TimeSpan At, double Wait)>();
        while (_time.GetUtcNow() - start < TimeSpan.FromMinutes(20))
        {
            var wait = _backoff.AfterRefusal();
            waits.Add((_time.GetUtcNow() - start, wait.TotalSeconds));
            _time.Advance(wait);
        }

        Assert.All(waits.Where(each => each.At < TimeSpan.FromMinutes(10)), each => Assert.InRange(each.Wait, 4.5, 7.5));
        Assert.All(waits.Where(each => each.At >= TimeSpan.FromMinutes(10)), each => Assert.InRange(each.Wait, 22.5, 37.5));
        Assert.InRange(waits.Count, 90, 160);
        _backoff.Succeeded();
        Assert.InRange(_backoff.AfterRefusal().TotalSeconds, 4.5, 7.5);
    }
}
