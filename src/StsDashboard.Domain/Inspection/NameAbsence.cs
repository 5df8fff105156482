using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Why no EndpointSlice publishes a pod's name.</summary>
/// <param name="IsFault">The pod is up and clients should find it; otherwise the absence is in order.</param>
/// <param name="Cause">In one sentence.</param>
internal sealed record NameAbsence(bool IsFault, string Cause)
{
    /// <summary>
    /// The EndpointSlice controller gives a pod a hostname only when its subdomain is the Service's name
    /// (staging/src/k8s.io/endpointslice/util/controller_utils.go, <c>ShouldSetHostname</c>), and CoreDNS publishes only
    /// endpoints that are ready.
    /// </summary>
    public static NameAbsence Of(StatefulSetFact set, ServiceFact? service, PodFact? pod, DateTimeOffset now) =>
        InOrder(set, pod, service) is { } reason
            ? new NameAbsence(false, reason)
            : Misconfigured(set, pod!, service) is { } fault ? new NameAbsence(true, fault)
            : Unpublished(pod!, service!, now);

    private static string? InOrder(StatefulSetFact set, PodFact? pod, ServiceFact? service) => pod switch
    {
        null => "There is no pod.",
        { IsFinished: true } => $"Pod {pod.Name} has finished.",
        { IsTerminating: true } => $"Pod {pod.Name} is terminating.",
        _ when service is { PublishNotReadyAddresses: true } => pod.Ips.IsEmpty ? $"Pod {pod.Name} has no address yet." : null,
        { IsReady: true } => null,
        _ when service is null => $"Pod {pod.Name} is not ready, and Service {set.ServiceName} does not exist.",
        _ => $"Pod {pod.Name} is not ready, and Service {set.ServiceName} publishes ready pods only.",
    };

    private static string? Misconfigured(StatefulSetFact set, PodFact pod, ServiceFact? service)
    {
        if (service is null)
        {
            return $"The governing Service {set.ServiceName} does not exist.";
        }
        if (service.Type == "ExternalName")
        {
            return $"Service {service.Name} is an ExternalName, which publishes no pods.";
        }
        if (pod.Subdomain != set.ServiceName)
        {
            return pod.Subdomain.Length == 0
                ? $"Pod {pod.Name} has no subdomain: it was created without serviceName {set.ServiceName}."
                : $"The subdomain of pod {pod.Name} is {pod.Subdomain}: it was created for another serviceName.";
        }
        if (service.Selector is not { Count: > 0 } selector)
        {
            // Its endpoints are somebody else's work, and that somebody has not published this pod.
            return $"Service {service.Name} has no selector, and nobody publishes pod {pod.Name}.";
        }
        return service.Selects(pod.Labels) ? null : $"The selector of Service {service.Name}, {selector}, does not select pod {pod.Name}.";
    }

    /// <summary>Until when an entry that should be there may be on its way.</summary>
    public static DateTimeOffset FaultAt(PodFact pod, ServiceFact service)
    {
        var since = pod.ReadyChangedAt ?? pod.CreatedAt;
        return (service.CreatedAt > since ? service.CreatedAt : since).Plus(NameInspector.PublishingGrace);
    }

    private static NameAbsence Unpublished(PodFact pod, ServiceFact service, DateTimeOffset now) => now < FaultAt(pod, service)
        ? new NameAbsence(false, $"The EndpointSlice entry of pod {pod.Name} is on its way.")
        : new NameAbsence(true, $"No EndpointSlice of Service {service.Name} publishes pod {pod.Name} as ready.");
}
