namespace StsDashboard.Domain.Inspection;

/// <summary>What a Pending claim waits for.</summary>
internal enum PendingCause
{
    /// <summary>The volume is named; the binding is under way.</summary>
    Binding,

    /// <summary>It asks for no class on purpose, so somebody has to make its volume.</summary>
    NoClassAsked,

    /// <summary>Storage classes may not be read, or are not yet.</summary>
    ClassesUnknown,

    /// <summary>It names no class and is about to get the default one.</summary>
    DefaultToCome,

    /// <summary>It names no class and there is no default one.</summary>
    NoDefault,

    ClassMissing,

    /// <summary>The class waits for a pod that mounts the claim to be scheduled.</summary>
    NoConsumer,

    /// <summary>Its class has no provisioner, so somebody has to make its volume.</summary>
    NoProvisioner,

    /// <summary>The provisioner is at work, or is not running.</summary>
    Provisioning,

    /// <summary>The provisioner was asked, and no event tells that it has begun.</summary>
    ProvisionerSilent,

    /// <summary>The provisioner says that it failed. It goes on trying.</summary>
    ProvisioningFailed,
}
