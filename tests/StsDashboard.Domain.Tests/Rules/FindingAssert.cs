using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Domain.Tests.Rules;

/// <summary>Asks an inspection for one rule's findings.</summary>
internal static class FindingAssert
{
    /// <summary>The rule's only finding.</summary>
    public static Finding Single(string rule, SetInspection inspection) => Assert.Single(Of(rule, inspection));

    public static void None(string rule, SetInspection inspection) => Assert.Empty(Of(rule, inspection));

    public static IEnumerable<Finding> Of(string rule, SetInspection inspection)
    {
        // A mistyped id would make every "has not" pass.
        Assert.NotNull(RuleCatalog.Find(rule));
        return inspection.Findings.Where(finding => finding.Id == rule);
    }
}
