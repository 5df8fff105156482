using CsvHelper;
using StsDashboard.Web.Api.Contracts;

namespace StsDashboard.Web.Api;

/// <summary>A finding as a row of CSV.</summary>
[CsvRecord]
internal sealed partial record FindingRow(
    string Id,
    string Severity,
    string Namespace,
    string Set,
    string Kind,
    string Object,
    string Message,
    string Evidence,
    string Advice,
    string? Command)
{
    public static FindingRow From(FindingView finding) => new(
        finding.Id,
        finding.Severity.ToString(),
        finding.Set.Namespace,
        finding.Set.Name,
        finding.Object.Kind,
        finding.Object.Name,
        finding.Message,
        string.Join("; ", finding.Evidence),
        finding.Advice,
        finding.Command);
}
