using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>The parts of an inspection, and what stands beside the sets in a frame, as REST and the hub show them.</summary>
internal static class ViewMapping
{
    public static SourceView[] SourceViews(this Frame frame) => [.. frame.Sources.Select(source => source.ToView(frame))];

    public static SourceView ToView(this SourceFact source, Frame frame) => new(
        source.Kind,
        source.Scope,
        source.State,
        source.Since,
        source.LastHeardAt,
        source.LastHeardAt is { } heard ? Math.Max(0, Math.Round((frame.AsOf - heard).TotalSeconds, 1)) : null,
        frame.TellsAllOf(source) ? source.Objects : null,
        source.Restarts,
        source.LastError);

    public static OrphanView ToView(this OrphanedClaim orphan)
    {
        var claim = orphan.Claim;
        return new(
            claim.Namespace,
            claim.Name,
            OrNull(orphan.Template),
            OrNull(orphan.SetName),
            orphan.Ordinal,
            orphan.Class,
            claim.Requested.Bytes,
            claim.Requested.Text,
            CapacityBytes(claim),
            CapacityText(claim),
            claim.StorageClass,
            OrNull(claim.VolumeName),
            OrNull(orphan.Volume?.ReclaimPolicy),
            orphan.Since,
            orphan.SinceExact,
            orphan.Consequence);
    }

    public static FindingView ToView(this Finding finding) => new(
        finding.Id,
        finding.Severity,
        new(finding.Object.Kind, finding.Object.Namespace, finding.Object.Name),
        new(finding.Set.Namespace, finding.Set.Name),
        finding.Message,
        finding.Evidence,
        finding.Advice,
        OrNull(finding.Command),
        finding.Ordinal);

    public static RuleView ToView(this Rule rule) => new(rule.Id, rule.Title, rule.Severity, rule.Explanation, rule.Advice);

    public static SlotDetail ToView(this Slot slot) => new(
        slot.Ordinal,
        slot.InRange,
        slot.Held,
        slot.Updated,
        slot.State,
        slot.Pod is { } pod ? pod.ToView(slot) : null,
        slot.Name.ToView(),
        [.. slot.Claims.Select(claim => claim.ToView())]);

    public static NameView ToView(this NameComparison name) => new(
        OrNull(name.Fqdn),
        name.Expected,
        name.Result,
        name.Telling?.Answers ?? [],
        name.Telling?.TtlSeconds,
        name.Telling?.Server,
        OrNull(name.Telling?.Rcode),
        name.Telling?.AskedAt,
        name.PodIps,
        name.SliceIps,
        name.Explanation);

    public static ServiceView ToView(this GoverningService governing) => new(
        governing.ServiceName,
        governing.Exists,
        governing.Service?.IsHeadless,
        governing.Service is null ? null : governing.SelectsPods,
        governing.Service?.PublishNotReadyAddresses,
        [.. (governing.Service?.Ports ?? []).Select(port => new PortView(OrNull(port.Name), port.Port, port.Protocol))],
        [governing.Name.ToView(), .. governing.Ports.Select(port => port.ToView())],
        governing.Name.Telling?.Answers ?? [],
        [.. governing.Checks.Select(check => new CheckView(check.Id, check.Ok, check.Text))]);

    public static BudgetView ToView(this DisruptionBudgetFact budget) => new(
        budget.Name,
        budget.MinAvailable,
        budget.MaxUnavailable,
        budget.IsCurrent ? budget.DisruptionsAllowed : null,
        budget.CurrentHealthy,
        budget.DesiredHealthy,
        budget.ExpectedPods,
        OrNull(budget.UnhealthyPodEvictionPolicy));

    public static ControllerStepView ToView(this ControllerStep step) => new(step.Action, step.Ordinal, ControllerRuleText.Of(step.Rule), step.Until);

    private static PodView ToView(this PodFact pod, Slot slot) => new(
        pod.Name,
        pod.Uid,
        pod.Phase,
        pod.IsReady,
        slot.Available,
        pod.Revision,
        OrNull(pod.Node),
        OrNull(slot.Zone),
        pod.Ips,
        pod.CreatedAt,
        pod.IsReady ? pod.ReadyChangedAt : null,
        pod.Restarts,
        pod.DeletionTimestamp,
        OrNull(pod.Reason));

    private static ClaimView ToView(this ClaimSlot slot) => new(
        slot.Template,
        slot.Name,
        slot.Claim?.Phase,
        OrNull(slot.Claim?.VolumeName),
        slot.Claim?.StorageClass,
        slot.Claim?.Requested.Bytes,
        slot.Claim?.Requested.Text,
        slot.Claim is null ? null : CapacityBytes(slot.Claim),
        slot.Claim is null ? null : CapacityText(slot.Claim),
        slot.Claim?.AccessModes ?? [],
        slot.Drift,
        slot.Orphan,
        OrNull(slot.Reason));

    /// <summary>A claim has no capacity before it is bound.</summary>
    private static long? CapacityBytes(ClaimFact claim) => claim.Capacity.Bytes > 0 ? claim.Capacity.Bytes : null;

    private static string? CapacityText(ClaimFact claim) => claim.Capacity.Bytes > 0 ? claim.Capacity.Text : null;

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
