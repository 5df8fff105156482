using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>Compares a pod's name three ways: what the pod has, what the EndpointSlices publish, what DNS answers.</summary>
public static class NameInspector
{
    /// <summary>
    /// How long after a pod became ready its EndpointSlice entry may take before its absence is a fault. The controller
    /// batches and needs some hundred milliseconds; a busy one seconds.
    /// </summary>
    public static readonly TimeSpan PublishingGrace = TimeSpan.FromSeconds(10);

    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The set the ordinal belongs to.</param>
    /// <param name="ordinal">The ordinal whose name it is.</param>
    /// <param name="pod">The ordinal's pod; null when there is none.</param>
    /// <param name="now">The time, which decides whether a ready pod's entry is merely on its way (<see cref="PublishingGrace"/>).</param>
    public static NameComparison InspectPodName(ClusterSnapshot snapshot, StatefulSetFact set, int ordinal, PodFact? pod, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        var podIps = pod is null ? [] : IpAddresses.Sorted(pod.Ips);
        if (set.ServiceName.Length == 0)
        {
            return new NameComparison("", false, NameResult.NotExpected, podIps, [], [], null, null, "The set names no governing Service, so its pods have no names.");
        }
        var service = new ObjectKey(set.Namespace, set.ServiceName);
        var podName = PodIdentity.Name(set.Name, ordinal);
        var endpoints = ServiceEndpoints.OfPod(snapshot, service, podName);
        // Not only ready endpoints: a pod that waits in the slice is to be seen there.
        var sliceIps = endpoints.Addresses();
        if (SourceWords.WhyNotAsked(snapshot, set.Namespace) is { } unknown)
        {
            return Unasked(NameResult.NotAsked, unknown);
        }
        if (ExpectedNames.OfPod(snapshot, set, podName, endpoints) is { } expected)
        {
            return Published(snapshot, expected, pod, podIps, sliceIps, PublishedBy(snapshot.Services.Find(service), pod));
        }
        var absence = NameAbsence.Of(snapshot, set, pod, now);
        return absence.IsFault
            ? Unasked(NameResult.Missing, absence.Cause) with { Expected = true, ExpectedSince = pod?.ReadyChangedAt }
            : Unasked(NameResult.NotExpected, absence.Cause);

        NameComparison Unasked(NameResult result, string explanation) =>
            new(DnsNames.OfEndpoint(podName, service, snapshot.ClusterDomain), false, result, podIps, sliceIps, [], null, null, explanation);
    }

    private static NameComparison Published(
        ClusterSnapshot snapshot, ExpectedName expected, PodFact? pod, ValueList<string> podIps, ValueList<string> sliceIps, DateTimeOffset? publishedBy)
    {
        var verdict = AnswerJudge.Judge(snapshot, expected, publishedBy);
        var lag = verdict.Result == NameResult.Resolves ? SliceLag(podIps, expected, pod) : null;
        return new NameComparison(
            verdict.Fqdn,
            true,
            lag is null ? verdict.Result : NameResult.Stale,
            podIps,
            sliceIps,
            verdict.Answers,
            verdict.Telling,
            verdict.CanLastUntil,
            lag ?? verdict.Explanation)
        {
            ExpectedSince = verdict.ExpectedSince,
            Servers = verdict.Servers,
        };
    }

    /// <summary>
    /// A pod ready for days was published for days, even when this dashboard has only just started to look. A Service
    /// made later publishes later, and a Service that publishes not-ready pods did so before.
    /// </summary>
    private static DateTimeOffset? PublishedBy(ServiceFact? service, PodFact? pod) =>
        pod is not { IsReady: true, ReadyChangedAt: { } readyAt } ? null
        : service?.CreatedAt > readyAt ? service.CreatedAt
        : readyAt;

    /// <summary>DNS repeats what the slice says; when the slice is behind the pod, both are wrong together.</summary>
    private static string? SliceLag(ValueList<string> podIps, ExpectedName expected, PodFact? pod) =>
        pod is null ? "The EndpointSlice still publishes a pod that is gone, and DNS with it."
        : expected.Answers != podIps && expected.Answers.Except(podIps).Any() ? $"The EndpointSlice still publishes an address that pod {pod.Name} does not have, and DNS with it."
        : null;
}
