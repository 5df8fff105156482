namespace StsDashboard.Domain.Inspection;

/// <summary>What refuses a pod or a claim.</summary>
internal enum RefusalCause
{
    Other,
    Quota,

    /// <summary>A quota counts a resource that the template does not ask for (<c>must specify</c>).</summary>
    QuotaUnstated,
    LimitRange,
    PodSecurity,
    Policy,

    /// <summary>A webhook said no.</summary>
    Webhook,

    /// <summary>A webhook that has to be asked does not answer.</summary>
    WebhookAway,
    ServiceAccount,
    PriorityClass,
    NamespaceTerminating,
    Invalid,
}
