using StsDashboard.Web.Components.Words;

namespace StsDashboard.Web.Tests.Components.Words;

public sealed class ByteTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1023, "1,023")]
    [InlineData(150L << 30, "150Gi")]
    [InlineData(1000L << 30, "1,000Gi")]
    [InlineData(2040L << 30, "1.99Ti")]
    public void Bytes_AreWrittenInBinaryUnits(long bytes, string text) => Assert.Equal(text, ByteText.Of(bytes));
}
