namespace StsDashboard.Domain.Controller;

/// <summary>What the StatefulSet controller does with a pod.</summary>
public enum ControllerAction
{
    /// <summary>Nothing is left to do.</summary>
    None,

    /// <summary>Create the ordinal's claims where they are missing, then its pod.</summary>
    CreatePod,

    DeletePod,

    /// <summary>Nothing, until the named ordinal changes.</summary>
    Wait,
}
