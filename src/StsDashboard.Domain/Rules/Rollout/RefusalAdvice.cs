using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

/// <summary>What helps against what refuses a pod or a claim.</summary>
internal static class RefusalAdvice
{
    public static string Advice(CreationRefusal refusal) => refusal.Cause switch
    {
        RefusalCause.Quota when refusal.Claim.Length > 0 =>
            "Raise the quota, or free what it counts: claims left over from a scale-down count too. The controller tries again by itself.",
        RefusalCause.Quota => "Raise the quota, or free what it counts. The controller tries again by itself.",
        RefusalCause.QuotaUnstated => "A quota counts resources that the template does not ask for: state requests and limits in the template, or let a LimitRange give defaults.",
        RefusalCause.LimitRange => "The namespace's LimitRange does not allow the size that the template asks for: change one of the two.",
        RefusalCause.PodSecurity => "The namespace enforces a Pod Security level that the template does not meet: mend the template's security settings, or the namespace's label.",
        RefusalCause.Policy => "An admission policy of the cluster denies it; its words say what the template has to meet.",
        RefusalCause.Webhook => "An admission webhook denies it; its words say what the template has to meet. Whoever runs the webhook can say more.",
        RefusalCause.WebhookAway => "An admission webhook that has to be asked does not answer: nothing is created until its Service has a working pod again.",
        RefusalCause.ServiceAccount => "Create the service account that the template names, or correct its name.",
        RefusalCause.PriorityClass => "Create the priority class that the template names, or correct its name.",
        RefusalCause.NamespaceTerminating => "The namespace is being deleted; nothing new can be made in it.",
        RefusalCause.Invalid => "The template gives an object that the API server does not accept: correct the field that it names.",
        _ => "The API server's words say what was refused, and why. The controller tries again by itself once that is mended.",
    };

    public static string Command(StatefulSetFact set, CreationRefusal refusal) => refusal.Cause switch
    {
        RefusalCause.Quota or RefusalCause.QuotaUnstated => KubectlCommand.In(set.Namespace, "describe", "resourcequota"),
        RefusalCause.LimitRange => KubectlCommand.In(set.Namespace, "describe", "limitrange"),
        RefusalCause.PodSecurity => KubectlCommand.In("", "get", "namespace", set.Namespace, "--show-labels"),
        RefusalCause.Policy => KubectlCommand.In("", "get", "validatingadmissionpolicybindings"),
        RefusalCause.Webhook or RefusalCause.WebhookAway => KubectlCommand.In("", "get", "validatingwebhookconfigurations,mutatingwebhookconfigurations"),
        RefusalCause.ServiceAccount => KubectlCommand.In(set.Namespace, "get", "serviceaccounts"),
        RefusalCause.PriorityClass => KubectlCommand.In("", "get", "priorityclasses"),
        RefusalCause.NamespaceTerminating => KubectlCommand.In("", "get", "namespace", set.Namespace),
        _ => KubectlCommand.Describe("statefulset", set.Key),
    };
}
