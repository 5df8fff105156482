using StsDashboard.Domain.Rules.Rollout;

namespace StsDashboard.Domain.Inspection;

/// <summary>The one finding that says most about a set's verdict.</summary>
public static class TellingFinding
{
    /// <summary>
    /// A rollout that only a person can free tells more than the crash it rests on; after it the worst finding on the
    /// ordinal that is waited for, then the worst of all. Infos explain no verdict.
    /// </summary>
    public static Finding? Of(SetInspection inspection)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        var waitedFor = inspection.Outlook.WaitingFor?.Ordinal;
        return inspection.Findings
            .Where(finding => finding.Severity != Severity.Info)
            .OrderBy(finding => finding.Severity)
            .ThenBy(finding => finding.Id == Rol001ForcedRollback.RuleId ? 0 : 1)
            .ThenBy(finding => waitedFor is not null && finding.Ordinal == waitedFor ? 0 : 1)
            .FirstOrDefault();
    }
}
