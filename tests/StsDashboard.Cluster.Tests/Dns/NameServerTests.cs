using StsDashboard.Cluster.Dns;

namespace StsDashboard.Cluster.Tests.Dns;

public sealed class NameServerTests
{
    [Theory]
    [InlineData("10.96.0.10", "10.96.0.10:53")]
    [InlineData("10.96.0.10:5353", "10.96.0.10:5353")]
    [InlineData(" tcp://127.0.0.1:5353 ", "tcp://127.0.0.1:5353")]
    [InlineData("TCP://10.0.0.1", "tcp://10.0.0.1:53")]
    [InlineData("kube-dns.kube-system", "kube-dns.kube-system:53")]
    [InlineData("localhost:5300", "localhost:5300")]
    [InlineData("fd00::a", "[fd00::a]:53")]
    [InlineData("[fd00::a]", "[fd00::a]:53")]
    [InlineData("tcp://[fd00:0:0::a]:5353", "tcp://[fd00::a]:5353")]
    public void Parse_OfAServer_GivesItInItsOneSpelling(string text, string expected)
    {
        var server = NameServer.Parse(text);

        Assert.Equal(expected, server.ToString());
        Assert.Equal(server, NameServer.Parse(server.ToString()));
    }

    [Theory]
    [InlineData("", "neither an address nor a host name")]
    [InlineData("udp://10.0.0.1", "only tcp://")]
    [InlineData("10.0.0.1:0", "not a port")]
    [InlineData("10.0.0.1:65536", "not a port")]
    [InlineData("10.0.0.1:dns", "not a port")]
    [InlineData("10.0.0.1: 53", "not a port")]
    [InlineData("[fd00::a", "brackets")]
    [InlineData("[10.0.0.1]:53", "brackets")]
    [InlineData("[fd00::a]53", "only a port")]
    [InlineData("fd00::zz", "neither an address nor a host name")]
    [InlineData("a b", "neither an address nor a host name")]
    [InlineData(":53", "neither an address nor a host name")]
    public void Parse_OfNonsense_SaysWhatIsWrong(string text, string complaint)
    {
        var exception = Assert.Throws<FormatException>(() => NameServer.Parse(text));

        Assert.Contains(complaint, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParseList_WithRepetitionsAndSpaces_GivesEachOnceInOrder() =>
        Assert.Equal(["10.0.0.2:53", "tcp://10.0.0.1:53"], NameServer.ParseList("10.0.0.2, tcp://10.0.0.1,10.0.0.2:53,").Select(server => server.ToString()));
}
