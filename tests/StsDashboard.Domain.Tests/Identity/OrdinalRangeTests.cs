using StsDashboard.Domain.Identity;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Identity;

public sealed class OrdinalRangeTests
{
    [Theory]
    [InlineData(0, 3, 0, 2)]
    [InlineData(10, 4, 10, 13)]
    [InlineData(5, 0, 5, 4)]
    [InlineData(0, -7, 0, -1)]
    [InlineData(-3, 2, 0, 1)]
    [InlineData(0, int.MaxValue, 0, int.MaxValue - 1)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue - 1)]
    public void Of_Set_CoversStartToStartPlusReplicas(int start, int replicas, int first, int last)
    {
        var range = OrdinalRange.Of(Sets.Web() with { StartOrdinal = start, Replicas = replicas });

        Assert.Equal((first, last), (range.Start, range.Last));
        Assert.Equal(range.Count > 0, range.Contains(first));
        Assert.False(first > 0 && range.Contains(first - 1));
    }
}
