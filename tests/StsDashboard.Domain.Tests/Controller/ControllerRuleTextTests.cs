using StsDashboard.Domain.Controller;

namespace StsDashboard.Domain.Tests.Controller;

public sealed class ControllerRuleTextTests
{
    [Fact]
    public void Of_EachRule_SaysItInWordsOfItsOwn()
    {
        var texts = Enum.GetValues<ControllerRule>().Select(ControllerRuleText.Of).ToList();

        Assert.Distinct(texts);
        Assert.All(texts, text => Assert.Matches("^[A-Za-z]+:? .*[^.]$", text));
    }

    [Fact]
    public void Of_ARuleYetUnknown_IsItsNumber() => Assert.Equal("99", ControllerRuleText.Of((ControllerRule)99));
}
