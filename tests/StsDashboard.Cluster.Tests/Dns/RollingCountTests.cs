using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Dns;

namespace StsDashboard.Cluster.Tests.Dns;

public sealed class RollingCountTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Read_AsTimePasses_ForgetsWhatIsOlderThanTheWindow()
    {
        var count = new RollingCount(_time, TimeSpan.FromMinutes(10));
        count.Add();
        count.Add();
        _time.Advance(TimeSpan.FromMinutes(6));
        count.Add();

        Assert.Equal(3, count.Read());
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, count.Read());
        _time.Advance(TimeSpan.FromHours(5));
        Assert.Equal(0, count.Read());
    }
}
