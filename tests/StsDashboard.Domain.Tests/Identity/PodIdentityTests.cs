using CsCheck;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Tests.Identity;

public sealed class PodIdentityTests
{
    [Theory]
    [InlineData("web", "web-0", 0)]
    [InlineData("web", "web-17", 17)]
    [InlineData("web-1", "web-1-2", 2)]
    [InlineData("web", "web-2147483647", int.MaxValue)]
    [InlineData("web", "web-1-2", null)]
    [InlineData("web", "web-01", null)]
    [InlineData("web", "web--1", null)]
    [InlineData("web", "web-+1", null)]
    [InlineData("web", "web-1 ", null)]
    [InlineData("web", "web-2147483648", null)]
    [InlineData("web", "web-", null)]
    [InlineData("web", "web", null)]
    [InlineData("web", "db-0", null)]
    [InlineData("", "", null)]
    public void OrdinalOf_Name_IsTheOrdinalTheControllerGave(string set, string pod, int? ordinal) =>
        Assert.Equal(ordinal, PodIdentity.OrdinalOf(set, pod));

    [Fact]
    public void OrdinalOf_AnyNameMade_GivesTheOrdinalBack() =>
        Gen.Select(Gen.String[Gen.Char["abz-019"], 0, 12], Gen.Int[0, int.MaxValue])
            .Sample((set, ordinal) => PodIdentity.OrdinalOf(set, PodIdentity.Name(set, ordinal)) == ordinal);

    [Fact]
    public void OrdinalOf_AnyText_GivesOnlyOrdinalsThatMakeThatText() =>
        Gen.Select(Gen.String[Gen.Char["ab-01"], 0, 4], Gen.String[Gen.Char["ab-01"], 0, 8])
            .Sample((set, pod) => PodIdentity.OrdinalOf(set, pod) is not { } ordinal || PodIdentity.Name(set, ordinal) == pod);

    [Theory]
    [InlineData("data", "web", "data-web-3", 3)]
    [InlineData("a-b", "c", "a-b-c-0", 0)]
    [InlineData("a", "b-c", "a-b-c-0", 0)]
    [InlineData("data", "web", "data-web-1-2", null)]
    [InlineData("data", "web", "dataweb-1", null)]
    [InlineData("data", "web", "data", null)]
    [InlineData("data", "web", "data-web-", null)]
    public void OrdinalOf_ClaimName_IsReadAgainstTemplateAndSet(string template, string set, string claim, int? ordinal) =>
        Assert.Equal(ordinal, ClaimNames.OrdinalOf(template, set, claim));
}
