using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Domain.Tests.Rules;

public sealed class KubectlCommandTests
{
    [Fact]
    public void In_PlainWords_AreLeftAsTheyAre() =>
        Assert.Equal("kubectl logs web-2 --previous -n shop", KubectlCommand.In("shop", "logs", "web-2", "--previous"));

    [Fact]
    public void In_NoNamespace_LeavesTheOptionOut() =>
        Assert.Equal("kubectl describe node node-1", KubectlCommand.Describe("node", new ObjectKey("", "node-1")));

    [Theory]
    [InlineData("""{"a":1}""", """'{"a":1}'""")]
    [InlineData("a b", "'a b'")]
    [InlineData("$(id)", "'$(id)'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("", "''")]
    public void In_WordsThatAShellWouldRead_AreQuoted(string word, string quoted) =>
        Assert.Equal($"kubectl {quoted} -n shop", KubectlCommand.In("shop", word));
}
