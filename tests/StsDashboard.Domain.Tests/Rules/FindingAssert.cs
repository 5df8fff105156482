using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Domain.Tests.Rules;

/// <summary>Asks an inspection for one rule's findings.</summary>
internal static class FindingAssert
{
    /// <summary>The rule's only finding.</summary>
    public static Finding Single(string rule, SetInspection inspection) => Assert.Single(Of(rule, inspection));

    public static void None(string rule, SetInspection inspection) => Assert.Empty(Of(rule, inspection));

    /// <summary>The rule's only finding whole: what it says, of which object, what it rests on, and the command to copy.</summary>
    public static void Says(string rule, SetInspection inspection, string message, string evidence, string command) =>
        Assert.Equal((message, evidence, command), Told(Single(rule, inspection)));

    /// <summary>Message, evidence and command as one text each; all three are what a rule promises.</summary>
    public static (string Message, string Evidence, string Command) Told(Finding finding) =>
        ($"{finding.Severity} {finding.Object.Kind} {finding.Object.Name}: {finding.Message}", string.Join(" | ", (IEnumerable<string>)finding.Evidence), finding.Command);

    public static IEnumerable<Finding> Of(string rule, SetInspection inspection)
    {
        // A mistyped id would make every "has not" pass.
        Assert.NotNull(RuleCatalog.Find(rule));
        return inspection.Findings.Where(finding => finding.Id == rule);
    }
}
