using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Watching;

namespace StsDashboard.Cluster.Tests.Watching;

public sealed class BackoffTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Backoff _backoff;

    public BackoffTests() => _backoff = new(_time, new Random(7));

    [Fact]
    public void AfterFailure_InARow_DoublesFromUnderASecondToHalfAMinute()
    {
        var waits = Enumerable.Range(0, 40).Select(_ => _backoff.AfterFailure().TotalSeconds).ToList();

        Assert.InRange(waits[0], 0.6, 1);
        Assert.InRange(waits[1], 1.2, 2);
        Assert.InRange(waits[2], 2.4, 4);
        Assert.All(waits[5..], wait => Assert.InRange(wait, 18, 30));
        Assert.True(waits[5..].Distinct().Count() > 30, "The waits are spread.");
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
    public void AfterRefusal_Always_IsAboutHalfAMinute() =>
        Assert.All(Enumerable.Range(0, 20), _ => Assert.InRange(_backoff.AfterRefusal().TotalSeconds, 22.5, 37.5));
}
