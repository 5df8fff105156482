using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>
/// Which names go and come in the course of a plan. A terminating pod has none, unless its Service publishes pods that are
/// not ready; and then it goes with the pod. A headless Service without a ready pod has no name itself.
/// </summary>
internal sealed class NameLosses
{
    private readonly ServiceFact? _service;
    private readonly string _serviceFqdn;
    private readonly List<(int? Ordinal, int AtStep, int? BackAtStep)> _losses = [];
    private readonly Dictionary<int, int> _openByOrdinal = [];
    private int? _openOfService;
    private int _published;

    public NameLosses(SetInspection inspection)
    {
        _service = inspection.Service is { Exists: true, SelectsPods: true, Service: { Type: not "ExternalName" } service } ? service : null;
        _serviceFqdn = inspection.Service.Name.Fqdn;
        _published = _service is null ? 0 : inspection.Slots.Count(slot => slot.Pod is { IsTerminating: false } pod && IsPublished(pod));
    }

    /// <summary>The pod goes with this step.</summary>
    public void PodGoes(int ordinal, PodFact pod, int step)
    {
        if (_service is null || pod.IsTerminating || !IsPublished(pod))
        {
            return;
        }
        if (pod.Subdomain == _service.Name)
        {
            _openByOrdinal[ordinal] = _losses.Count;
            _losses.Add((ordinal, step, null));
        }
        if (--_published == 0 && _service.IsHeadless)
        {
            _openOfService = _losses.Count;
            _losses.Add((null, step, null));
        }
    }

    /// <summary>A pod is ready.</summary>
    /// <param name="ordinal">The pod's.</param>
    /// <param name="step">The step it was made with; 0 for one that was there before.</param>
    public void PodReady(int ordinal, int step)
    {
        if (_service is null || (step == 0 && _service.PublishNotReadyAddresses))
        {
            return;
        }
        if (_openByOrdinal.Remove(ordinal, out var loss))
        {
            _losses[loss] = _losses[loss] with { BackAtStep = step };
        }
        if (_published++ == 0 && _openOfService is { } ofService)
        {
            _losses[ofService] = _losses[ofService] with { BackAtStep = step };
            _openOfService = null;
        }
    }

    /// <summary>In the order in which they go.</summary>
    public ValueList<LostName> ToList(StatefulSetFact set)
    {
        // The Service's own name ends in what every pod's name ends in.
        string Fqdn(int? ordinal) => ordinal is { } one ? $"{PodIdentity.Name(set.Name, one)}.{_serviceFqdn}" : _serviceFqdn;
        return _losses.Select(loss => new LostName(Fqdn(loss.Ordinal), loss.Ordinal, loss.AtStep, loss.BackAtStep)).ToValueList();
    }

    private bool IsPublished(PodFact pod) =>
        _service!.Selects(pod.Labels) && !pod.IsFinished && (pod.IsRunningAndReady || (_service.PublishNotReadyAddresses && !pod.Ips.IsEmpty));
}
