using System.Text;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>What is found about each set of each recording, after each thing that someone typed.</summary>
public sealed class FindingRecordingTests
{
    [Fact]
    public void Findings_OfEveryRecording_AreThoseWrittenDown() => WrittenDown.AssertSame("findings.txt", Describe);

    [Fact]
    public void Findings_AtEveryChange_AreNoErrorsOnAHealthySet() =>
        Assert.Empty(InspectedRecording.All.SelectMany(recording => recording.Contradictions));

    private static void Describe(StringBuilder text, InspectedMoment moment, string indent)
    {
        if (moment.Sets.Count == 0)
        {
            text.Append(indent).Append("no set\n");
        }
        foreach (var inspection in moment.Sets)
        {
            text.Append($"{indent}{inspection.Set.Name}: {inspection.Verdict}{Informative(inspection)}\n");
            foreach (var finding in inspection.Findings.Where(finding => finding.Severity != Severity.Info))
            {
                Describe(text, finding, indent);
            }
        }
        foreach (var finding in RuleCatalog.CheckOrphans(moment.Orphans))
        {
            Describe(text, finding, indent);
        }
    }

    private static void Describe(StringBuilder text, Finding finding, string indent) =>
        text.Append($"{indent}  {finding.Severity} {finding.Id} {finding.Object.Kind} {finding.Object.Name}: {finding.Message}\n");

    /// <summary>What is there for information only is told by its ids, once each.</summary>
    private static string Informative(SetInspection inspection)
    {
        var ids = inspection.Findings.Where(finding => finding.Severity == Severity.Info).Select(finding => finding.Id).Distinct().ToList();
        return ids.Count == 0 ? "" : $" ({string.Join(' ', ids)})";
    }
}
