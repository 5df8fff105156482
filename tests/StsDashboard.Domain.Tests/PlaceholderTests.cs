namespace StsDashboard.Domain.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void Build_Runs_Passes() => Assert.True(Environment.Version.Major >= 10);
}
