using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Rules;
using StsDashboard.Testing;

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

    [Fact]
    public void SelectPodsOf_ASet_RepeatsItsSelectorAndNotAllItsLabels()
    {
        var set = Sets.Web() with { TemplateLabels = LabelSet.Of(("app", "web"), ("tier", "front")) };
        var byExpression = set with { Selector = new LabelSelector(LabelSet.Empty, [new LabelRequirement("app", "Exists")]) };

        Assert.Equal("kubectl set selector service web app=web -n shop", KubectlCommand.SelectPodsOf(set));
        Assert.Equal("kubectl set selector service web app=web,tier=front -n shop", KubectlCommand.SelectPodsOf(byExpression));
    }

    [Fact]
    public void Commands_WithoutTheirSubject_AreRefusedByName()
    {
        Assert.Throws<ArgumentNullException>("@namespace", () => KubectlCommand.In(null!, "get"));
        Assert.Throws<ArgumentNullException>("set", () => KubectlCommand.SelectPodsOf(null!));
        Assert.Throws<ArgumentNullException>("set", () => KubectlCommand.CreateGoverningServiceOf(null!));
    }
}
