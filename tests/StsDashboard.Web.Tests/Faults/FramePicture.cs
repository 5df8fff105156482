using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Faults;

/// <summary>What a frame says of the cluster, a line for each thing, without whatever depends on when it was first seen.</summary>
internal static class FramePicture
{
    public static IReadOnlyList<string> Of(Frame frame) =>
    [
        .. frame.Sets.Values.SelectMany(Lines),
        .. frame.OrphanedClaims.Select(orphan => $"orphan {orphan.Claim.Key} {orphan.Class} of {orphan.Template}/{orphan.SetName}/{orphan.Ordinal}: {orphan.Consequence}").Order(StringComparer.Ordinal),
        .. frame.ClusterFindings.Select(Line).Order(StringComparer.Ordinal),
        .. frame.Sources.Where(source => source.IsWatch).Select(source => $"source {source.Kind} {source.State} {source.Objects}"),
    ];

    /// <summary>The lines that only one of the two has.</summary>
    public static string Difference(Frame one, Frame other)
    {
        var (left, right) = (Of(one), Of(other));
        return string.Join('\n', left.Except(right).Select(line => $"- {line}").Concat(right.Except(left).Select(line => $"+ {line}")));
    }

    private static IEnumerable<string> Lines(SetInspection set) =>
    [
        $"{set.Key} {set.Set.Uid} {set.Verdict}, {Line(set.Outlook.Next)}, replicas {set.Counts.Replicas}, ready {set.Counts.Ready}, "
            + $"claims {set.Counts.ClaimsBound} of {set.Counts.ClaimsExpected}, orphaned {set.Counts.ClaimsOrphaned}, "
            + $"service {set.Service.Exists}, {set.Service.Name.Result}, budgets {set.Budgets.Count}, revisions {set.Revisions.Count}, unreadable {string.Join(' ', set.Unreadable)}",
        .. set.Slots.Select(slot => $"{set.Key} {Line(slot)}"),
        .. set.Findings.Select(Line).Order(StringComparer.Ordinal),
    ];

    private static string Line(IEnumerable<ControllerStep> steps) =>
        string.Join(' ', steps.Select(step => $"{step.Action} {step.Ordinal} {step.Rule}"));

    private static string Line(Slot slot) =>
        $"{slot.Ordinal} {slot.State} in range {slot.InRange}, updated {slot.Updated}, held {slot.Held}, available {slot.Available}, "
        + $"pod {slot.Pod?.Uid} on {slot.Pod?.Node} {slot.Zone}, name {slot.Name.Result}, {string.Join(' ', slot.Claims.Select(Line))}";

    private static string Line(ClaimSlot claim) =>
        $"{claim.Name} {claim.Claim?.Uid} {claim.Claim?.Phase} {claim.Volume?.Name} {claim.Orphan} drift {claim.Drift.Count} mounted by {string.Join(',', claim.MountedBy)}";

    private static string Line(Finding finding) => $"{finding.Set} {finding.Ordinal} {finding.Id} {finding.Severity} {finding.Object}";
}
