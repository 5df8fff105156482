using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules.Disruption;
using StsDashboard.Domain.Rules.Network;
using StsDashboard.Domain.Rules.Pods;
using StsDashboard.Domain.Rules.Rollout;
using StsDashboard.Domain.Rules.Storage;

namespace StsDashboard.Domain.Rules;

/// <summary>Every rule there is.</summary>
public static class RuleCatalog
{
    /// <summary>Ordered by id.</summary>
    public static ValueList<Rule> All { get; } =
    [
        // Network
        new Net001NoServiceName(),
        new Net002ServiceMissing(),
        new Net003NotHeadless(),
        new Net004SelectorMismatch(),
        new Net005SelectedByOther(),
        new Net006OtherSubdomain(),
        new Net007NameMissing(),
        new Net008WrongAddress(),
        new Net009ServiceAnswer(),
        new Net010NotReadyNoName(),
        new Net011ServerAway(),
        new Net012NameTooLong(),
        new Net013ServiceYounger(),

        // Disruption
        new Pdb001NoBudget(),
        new Pdb002BlocksEveryDrain(),
        new Pdb003SeveralBudgets(),
        new Pdb004OneNodeOrZone(),

        // Pods
        new Pod001CrashLoop(),
        new Pod002ImagePull(),
        new Pod003Unschedulable(),
        new Pod004NoReadinessProbe(),
        new Pod005NodeNotReady(),
        new Pod006OverlappingSelectors(),
        new Pod007FrequentRestarts(),
        new Pod008InitContainerBlocks(),
        new Pod009ContainerNotCreated(),
        new Pod010ReadinessLost(),

        // Rollout
        new Rol001ForcedRollback(),
        new Rol002Stalled(),
        new Rol003HeldByPartition(),
        new Rol004PartitionHoldsAll(),
        new Rol005OnDelete(),
        new Rol006StuckTerminating(),
        new Rol007PodNotCreated(),
        new Rol008CreationWaits(),
        new Rol009NotObserved(),

        // Storage
        new Sto001ClaimPending(),
        new Sto002ClaimLost(),
        new Sto003OrphanBeyondRange(),
        new Sto004OrphanOfGoneSet(),
        new Sto005InRangeNotMounted(),
        new Sto006TemplateDrift(),
        new Sto007RetentionDestroysData(),
        new Sto008ClaimTerminating(),
        new Sto009ClaimedTwice(),
        new Sto010Resize(),
        new Sto011VolumeOutOfReach(),
        new Sto012ClaimMissing(),
        new Sto013NoClaimTemplates(),
    ];

    private static readonly Dictionary<string, Rule> ById = All.ToDictionary(rule => rule.Id);

    /// <summary>Null when there is no such rule.</summary>
    public static Rule? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>All rules' findings on one set that no other finding explains, worst first.</summary>
    public static ValueList<Finding> Check(RuleSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var findings = new List<Finding>();
        foreach (var rule in All)
        {
            findings.AddRange(rule.Check(subject));
        }
        return findings.Count < 2 ? findings.ToValueList() : Sorted(Unexplained(findings));
    }

    /// <summary>Findings on claims whose sets are gone, worst first.</summary>
    public static ValueList<Finding> CheckOrphans(IEnumerable<OrphanedClaim> orphans) =>
        Sorted(orphans.SelectMany(orphan => All.SelectMany(rule => rule.CheckOrphan(orphan))));

    private static IEnumerable<Finding> Unexplained(List<Finding> findings) => findings.Where(finding => !IsExplained(finding, findings));

    private static bool IsExplained(Finding finding, List<Finding> findings)
    {
        var causes = ById[finding.Id].ExplainedBy;
        return !causes.IsEmpty && findings.Exists(cause => causes.Contains(cause.Id) && Explains(cause, finding));
    }

    /// <summary>On the same ordinal, or on all of them. What is in order (Info) explains no fault away.</summary>
    private static bool Explains(Finding cause, Finding effect) =>
        cause.Severity != Severity.Info
        && (cause.Ordinal is null || effect.Ordinal is null || cause.Ordinal == effect.Ordinal);

    private static ValueList<Finding> Sorted(IEnumerable<Finding> findings) =>
        findings
            .OrderBy(finding => finding.Severity)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Ordinal)
            .ThenBy(finding => finding.Object.Kind, StringComparer.Ordinal)
            .ThenBy(finding => finding.Object.Namespace, StringComparer.Ordinal)
            .ThenBy(finding => finding.Object.Name, StringComparer.Ordinal)
            .ToValueList();
}
