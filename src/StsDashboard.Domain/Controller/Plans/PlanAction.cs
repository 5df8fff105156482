namespace StsDashboard.Domain.Controller.Plans;

/// <summary>What happens to a pod in a plan.</summary>
public enum PlanAction
{
    /// <summary>The controller creates the ordinal's claims where they are missing, then its pod.</summary>
    CreatePod,

    /// <summary>The controller, or with the set the garbage collector, deletes the pod without asking any budget.</summary>
    DeletePod,

    /// <summary>A drain has the pod evicted, which its disruption budget has to allow.</summary>
    EvictPod,

    /// <summary>The plan stops here, until somebody does something about the ordinal.</summary>
    Wait,
}
