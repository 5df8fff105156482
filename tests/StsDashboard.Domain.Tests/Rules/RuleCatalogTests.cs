using System.Text.RegularExpressions;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules;

public sealed partial class RuleCatalogTests
{
    [Fact]
    public void All_EveryRuleClass_IsListedOnceInOrder()
    {
        var classes = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).Select(type => type.Name);

        Assert.Equal(classes.Order(StringComparer.Ordinal), RuleCatalog.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), RuleCatalog.All.Select(rule => rule.Id));
        Assert.Distinct(RuleCatalog.All.Select(rule => rule.Id));
    }

    /// <summary>Made anew, so that it is the class that speaks and not what the catalogue made of it once.</summary>
    [Fact]
    public void EachRule_MadeAnew_HasItsIdInItsFileAndSaysWhatItMeans() => Assert.All(
        RuleCatalog.All.Select(rule => (Rule)Activator.CreateInstance(rule.GetType())!),
        rule =>
        {
            Assert.StartsWith(rule.Id, rule.GetType().Name, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("^[A-Z]{3}[0-9]{3}$", rule.Id);
            Assert.Matches("^[A-Z].*[^.]$", rule.Title);
            Assert.Matches(@"^[A-Z].*[^ ]\.\)?$", rule.Explanation);
            Assert.Matches(@"^[A-Z].*[^ ]\.\)?$", rule.Advice);
            Assert.All(rule.ExplainedBy, id => Assert.NotNull(RuleCatalog.Find(id)));
        });

    [Fact]
    public void Find_UnknownId_IsNull() => Assert.Null(RuleCatalog.Find("NET999"));

    [Fact]
    public void Check_SeveralFindings_AreWorstFirstThenByRuleAndOrdinal()
    {
        var set = Sets.Web(2);
        var findings = SetInspector.Inspect(Snapshots.Of([set, .. Pods.AllReady(set)]), set, Clock.Now).Findings;

        Assert.True(findings.Count > 1);
        Assert.Equal(findings.OrderBy(finding => finding.Severity).ThenBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.Ordinal), findings);
    }

    [Fact]
    public void CheckOrphans_SeveralNamespaces_AreInOrderOfTheirNames()
    {
        ClaimFact Left(string home, string name) => Claims.Named(home, name) with { Labels = LabelSet.Of(("app", "db")) };
        var snapshot = Snapshots.Of(Left("shop", "b-db-1"), Left("shop", "a-db-1"), Left("office", "c-db-1"), Left("shop", "a-db-0"));
        var findings = RuleCatalog.CheckOrphans(OrphanInspector.Inspect(snapshot, new Dictionary<string, DateTimeOffset>()).Reverse());

        Assert.Equal(["shop/a-db-0", "office/c-db-1", "shop/a-db-1", "shop/b-db-1"], findings.Select(finding => $"{finding.Object.Namespace}/{finding.Object.Name}"));
    }

    [Fact]
    public void Check_NoSubject_IsRefusedByName()
    {
        Assert.Throws<ArgumentNullException>("subject", () => RuleCatalog.Check(null!));
        Assert.Throws<ArgumentNullException>("orphan", () => RuleCatalog.Find("STO004")!.CheckOrphan(null!).ToList());
    }

    [Fact]
    public void Check_SameSituationLater_GivesEqualFindings()
    {
        var set = Sets.Web(2).WithClaims("data");
        Fact[] facts = [set, .. Pods.AllReady(set), Claims.Bound(set, "data", 5)];
        var first = SetInspector.Inspect(Snapshots.Of(facts), set, Clock.Now);
        var later = SetInspector.Inspect(Snapshots.Of(facts), set, Clock.Now.AddDays(1));

        Assert.NotEmpty(first.Findings);
        Assert.Equal(first.Findings, later.Findings);
    }

    [Fact]
    public void Check_HealthySet_CarriesNoErrorOrWarningOfTheNetworkAndStorage()
    {
        var set = Sets.Web(3).WithClaims("data");
        var claims = Enumerable.Range(0, 3).Select(ordinal => Claims.Bound(set, "data", ordinal));
        var inspection = Inspecting.Inspect(set, Pods.AllReady(set), [.. claims, Claims.Class()]);

        Assert.Equal(Verdict.Healthy, inspection.Verdict);
        Assert.DoesNotContain(inspection.Findings, finding => NetworkOrStorage().IsMatch(finding.Id));
    }

    [GeneratedRegex("^(NET|STO)")]
    private static partial Regex NetworkOrStorage();
}
