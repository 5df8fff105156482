namespace StsDashboard.Domain.Controller.Plans;

/// <summary>What a plan warns of.</summary>
public enum PlanWarningId
{
    /// <summary>Claims are deleted, and their data is lost.</summary>
    DataDestroyed,

    /// <summary>The plan stops before its end: it waits for something that does not come by itself.</summary>
    StopsShort,

    /// <summary>It stops at a pod that the update would replace; only deleting it by hand helps.</summary>
    ForcedRollback,

    /// <summary>At some step fewer than a majority of the members are ready.</summary>
    QuorumLost,

    /// <summary>A majority of the former members goes with the scale-down.</summary>
    MajorityLeaves,

    /// <summary>At some step no pod is ready.</summary>
    NoneReady,

    /// <summary>A drained pod finds no other node that reaches its volume, or no other node at all.</summary>
    ZoneBound,

    /// <summary>A disruption budget goes on refusing evictions.</summary>
    EvictionRefused,

    /// <summary>Several budgets select a pod: its eviction fails.</summary>
    SeveralBudgets,

    /// <summary>No budget selects the pods: a drain evicts them together.</summary>
    NoBudget,

    /// <summary>A scale-up mounts leftover claims with their old data.</summary>
    OldDataReAdopted,

    /// <summary>The partition keeps ordinals at the revision they have.</summary>
    PartitionExcludes,

    /// <summary>OnDelete: pods stay outdated until somebody deletes them.</summary>
    OnDeleteHolds,

    /// <summary>Pods made from a new template are taken to become ready.</summary>
    AssumesReady,

    /// <summary>The pods are not known, so neither is what happens to them.</summary>
    PodsUnknown,

    /// <summary>The claims are not known, so neither is what becomes of them.</summary>
    ClaimsUnknown,

    /// <summary>The nodes are not known, so neither is where drained pods can go.</summary>
    NodesUnknown,

    /// <summary>The Services are not known, so neither is which names go.</summary>
    NamesUnknown,

    /// <summary>The disruption budgets are not known, so neither is what they allow.</summary>
    BudgetsUnknown,
}
