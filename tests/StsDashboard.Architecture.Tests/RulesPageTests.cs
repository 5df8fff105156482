using System.Text;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Architecture.Tests;

/// <summary><c>docs/rules.md</c> is written by the catalogue, so that it cannot say anything else.</summary>
public sealed class RulesPageTests
{
    [Fact]
    public void RulesPage_InDocs_SaysWhatTheCatalogueSays()
    {
        var page = Page();
        // When a rule changes on purpose: read what changed, then take this file over.
        var actual = Path.Combine(AppContext.BaseDirectory, "rules.actual.md");
        File.WriteAllText(actual, page);
        var committed = Path.Combine(Repository.Root, "docs", "rules.md");
        Assert.True(File.Exists(committed) && File.ReadAllText(committed) == page, $"docs/rules.md differs from the catalogue: compare it with {actual}");
    }

    private static string Page()
    {
        var text = new StringBuilder("""
            # Rules

            What the dashboard looks for on each set. An id never changes its meaning. The severity is that of the rule's
            findings, or of the worst of them: what a finding is on a given set depends on what it does there.

            """);
        foreach (var family in RuleCatalog.All.GroupBy(rule => rule.Family))
        {
            text.Append($"\n## {family.Key}\n\n| id | severity | what | why it matters | what to do |\n|---|---|---|---|---|\n");
            foreach (var rule in family)
            {
                text.Append($"| `{rule.Id}` | {rule.Severity} | {rule.Title} | {rule.Explanation} | {rule.Advice} |\n");
            }
        }
        return text.ToString();
    }
}
