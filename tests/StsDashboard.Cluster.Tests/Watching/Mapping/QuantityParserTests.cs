using StsDashboard.Cluster.Watching.Mapping;

namespace StsDashboard.Cluster.Tests.Watching.Mapping;

public sealed class QuantityParserTests
{
    [Theory]
    [InlineData("50Gi", 53687091200)]
    [InlineData("1Ki", 1024)]
    [InlineData("1.5Mi", 1572864)]
    [InlineData("2Ti", 2199023255552)]
    [InlineData("1Pi", 1125899906842624)]
    [InlineData("8Pi", 9007199254740992)]
    [InlineData("1Ei", 9007199254740992)]
    [InlineData("10", 10)]
    [InlineData("5k", 5000)]
    [InlineData("5M", 5000000)]
    [InlineData("5G", 5000000000)]
    [InlineData("5T", 5000000000000)]
    [InlineData("5P", 5000000000000000)]
    [InlineData("5E", 9007199254740992)]
    [InlineData("1e3", 1000)]
    [InlineData("1E3", 1000)]
    [InlineData("12e-1", 2)]
    [InlineData("1500m", 2)]
    [InlineData("1n", 1)]
    [InlineData("0.1", 1)]
    [InlineData("+3", 3)]
    [InlineData("100E", 9007199254740992)]
    [InlineData("-100E", -9007199254740992)]
    [InlineData("1e27", 9007199254740992)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    [InlineData("Gi", 0)]
    [InlineData("1.2.3", 0)]
    [InlineData("12ki", 0)]
    [InlineData("1e", 0)]
    [InlineData("1e999", 0)]
    [InlineData("lots", 0)]
    [InlineData("99999999999999999999999999999999", 0)]
    public void Parse_OfText_GivesBytesRoundedUp(string? text, long bytes)
    {
        var quantity = QuantityParser.Parse(text);

        Assert.Equal(bytes, quantity.Bytes);
        Assert.Equal(text ?? "", quantity.Text);
    }
}
