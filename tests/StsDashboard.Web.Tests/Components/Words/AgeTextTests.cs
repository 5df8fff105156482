using StsDashboard.Web.Components.Words;

namespace StsDashboard.Web.Tests.Components.Words;

public sealed class AgeTextTests
{
    [Theory]
    [InlineData(-3, "0s", "0 s")]
    [InlineData(42, "42s", "42 s")]
    [InlineData(994, "16m", "16 min 34 s")]
    [InlineData(3600, "1h", "1 h")]
    [InlineData(90_061, "1d", "1 d 1 h")]
    [InlineData(18_316_800, "212d", "212 d")]
    [InlineData(70_000_000, "2y", "810 d")]
    public void Age_OfSeconds_ReadsAs(double seconds, string shortText, string longText)
    {
        Assert.Equal(shortText, AgeText.Short(TimeSpan.FromSeconds(seconds)));
        Assert.Equal(longText, AgeText.Long(TimeSpan.FromSeconds(seconds)));
    }
}
