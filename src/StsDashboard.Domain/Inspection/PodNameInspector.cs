using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>The names of one set's pods, after what they share (Service, slices, whether anybody is asked) has been looked up once.</summary>
internal sealed class PodNameInspector(ClusterSnapshot snapshot, StatefulSetFact set, DateTimeOffset now)
{
    private readonly ObjectKey _key = new(set.Namespace, set.ServiceName);
    private readonly ServiceFact? _service = snapshot.Services.Find(set.Namespace, set.ServiceName);
    private readonly IReadOnlyList<EndpointSliceFact> _slices = snapshot.SlicesByService.Of(new ObjectKey(set.Namespace, set.ServiceName));
    private readonly string? _notAsked = SourceWords.WhyNotAsked(snapshot, set.Namespace);

    public NameComparison Inspect(int ordinal, PodFact? pod)
    {
        var podIps = pod is null ? [] : IpAddresses.Sorted(pod.Ips);
        if (set.ServiceName.Length == 0)
        {
            return new NameComparison("", false, NameResult.NotExpected, podIps, [], [], null, null, "The set names no governing Service, so its pods have no names.");
        }
        var podName = PodIdentity.Name(set.Name, ordinal);
        var endpoints = ServiceEndpoints.OfPod(_slices, podName);
        // Not only ready endpoints: a pod that waits in the slice is to be seen there.
        var sliceIps = endpoints.Addresses();
        if (_notAsked is not null)
        {
            return Unasked(NameResult.NotAsked, _notAsked);
        }
        if (ExpectedNames.OfPod(snapshot, set, _service, podName, endpoints) is { } expected)
        {
            return Published(expected, pod, podIps, sliceIps);
        }
        var absence = NameAbsence.Of(set, _service, pod, now);
        return absence.IsFault
            ? Unasked(NameResult.Missing, absence.Cause) with { Expected = true, ExpectedSince = pod?.ReadyChangedAt }
            : Unasked(NameResult.NotExpected, absence.Cause);

        NameComparison Unasked(NameResult result, string explanation) =>
            new(DnsNames.OfEndpoint(podName, _key, snapshot.ClusterDomain), false, result, podIps, sliceIps, [], null, null, explanation);
    }

    private NameComparison Published(ExpectedName expected, PodFact? pod, ValueList<string> podIps, ValueList<string> sliceIps)
    {
        var verdict = AnswerJudge.Judge(snapshot, expected, PublishedBy(pod));
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
    private DateTimeOffset? PublishedBy(PodFact? pod) =>
        pod is not { IsReady: true, ReadyChangedAt: { } readyAt } ? null
        : _service?.CreatedAt > readyAt ? _service.CreatedAt
        : readyAt;

    /// <summary>DNS repeats what the slice says; when the slice is behind the pod, both are wrong together.</summary>
    private static string? SliceLag(ValueList<string> podIps, ExpectedName expected, PodFact? pod) =>
        pod is null ? "The EndpointSlice still publishes a pod that is gone, and DNS with it."
        : expected.Answers != podIps && expected.Answers.Except(podIps).Any() ? $"The EndpointSlice still publishes an address that pod {pod.Name} does not have, and DNS with it."
        : null;
}
