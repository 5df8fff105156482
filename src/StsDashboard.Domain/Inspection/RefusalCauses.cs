namespace StsDashboard.Domain.Inspection;

/// <summary>
/// Tells from the API server's words who refused. The words are those of the admission plugins (kubernetes/kubernetes
/// plugin/pkg/admission, staging/src/k8s.io/apiserver/pkg/admission/plugin, staging/src/k8s.io/pod-security-admission).
/// </summary>
internal static class RefusalCauses
{
    private static readonly (string Words, RefusalCause Cause)[] Known =
    [
        // Webhooks first: what they say is their own and may hold any of the words below.
        ("failed calling webhook", RefusalCause.WebhookAway),
        ("admission webhook", RefusalCause.Webhook),
        ("ValidatingAdmissionPolicy", RefusalCause.Policy),
        ("exceeded quota", RefusalCause.Quota),
        ("failed quota", RefusalCause.QuotaUnstated),
        ("violates PodSecurity", RefusalCause.PodSecurity),
        ("error looking up service account", RefusalCause.ServiceAccount),
        ("no PriorityClass with name", RefusalCause.PriorityClass),
        ("because it is being terminated", RefusalCause.NamespaceTerminating),
        ("limit to request ratio per", RefusalCause.LimitRange),
        ("usage per Container", RefusalCause.LimitRange),
        ("usage per Pod", RefusalCause.LimitRange),
        ("usage per PersistentVolumeClaim", RefusalCause.LimitRange),
        ("is invalid:", RefusalCause.Invalid),
    ];

    public static RefusalCause Of(string message)
    {
        foreach (var (words, cause) in Known)
        {
            if (message.Contains(words, StringComparison.Ordinal))
            {
                return cause;
            }
        }
        return RefusalCause.Other;
    }
}
