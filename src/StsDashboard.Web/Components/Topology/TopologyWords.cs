using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Words;

namespace StsDashboard.Web.Components.Topology;

/// <summary>The topology in words, for those who do not see it and for whoever points at a part of it.</summary>
internal static class TopologyWords
{
    public static string Service(GoverningService service) => service switch
    {
        { ServiceName: "" } => "no governing Service",
        { Exists: null } => $"Service {service.ServiceName}: no permission",
        { Exists: false } => $"Service {service.ServiceName} does not exist",
        _ => $"Service {service.ServiceName}, {(service.Service?.IsHeadless == false ? "not headless" : "headless")}",
    };

    public static string ServiceNote(GoverningService service) => service switch
    {
        { ServiceName: "" } => "",
        { Exists: null } => "no permission",
        { Exists: false } => "does not exist",
        { Service: { } known } => $"{(known.IsHeadless ? "headless" : "not headless")}{(known.Ports.IsEmpty ? "" : $", port {string.Join(", ", known.Ports.Select(port => port.Port).Distinct())}")}",
        _ => "",
    };

    /// <summary>A slot with all that hangs on it: "web-2 on node-2 · zone-c, not ready, name not expected; claim data-web-2 Bound 1Gi, volume pvc-1".</summary>
    public static string Slot(Slot slot, string podName, string place) =>
        string.Join("; ", [$"{podName} {(slot.Pod is { Node.Length: > 0 } ? $"on {place}" : place)}, {State(slot, " at an old revision")}{Name(slot)}", .. slot.Claims.Select(Claim)]);

    public static string PodNote(Slot slot) => slot.Pod switch
    {
        null => slot.InRange ? "no pod" : "out of range, no pod",
        { Reason.Length: > 0 } pod => pod.Reason,
        { Ips.IsEmpty: true } => "no address",
        { } pod => string.Join(", ", (IEnumerable<string>)pod.Ips),
    };

    public static string Claim(ClaimSlot claim) =>
        $"claim {claim.Name} {ClaimNote(claim)}{(claim.Claim is { VolumeName.Length: > 0 } bound ? $", volume {bound.VolumeName}" : "")}";

    public static string ClaimNote(ClaimSlot claim) => claim switch
    {
        { Claim: null } => "not created",
        { Claim.IsTerminating: true } => "Terminating",
        { Orphan: { } orphan } => $"{claim.Claim.Requested} · {OrphanWords.Title(orphan)}",
        _ => $"{claim.Claim.Phase} {claim.Claim.Requested} {string.Join(' ', claim.Claim.AccessModes.Select(Short))}".TrimEnd(),
    };

    public static string VolumeNote(ClaimSlot claim) => claim.Volume switch
    {
        null => claim.Claim?.StorageClass ?? "",
        { } volume => string.Join(" · ", new[]
        {
            volume.StorageClass,
            volume.ReclaimPolicy.Length > 0 ? $"reclaim {volume.ReclaimPolicy}" : "",
            string.Join(", ", (IEnumerable<string>)volume.Zones),
        }.Where(part => part.Length > 0)),
    };

    /// <summary>"12 ready, 1 not ready (old)".</summary>
    public static string States(IEnumerable<Slot> slots) =>
        string.Join(", ", slots.CountBy(slot => State(slot, " (old)")).Select(state => $"{state.Value} {state.Key}"));

    private static string State(Slot slot, string old) => $"{SlotWords.Text(slot.State)}{(SlotWords.HasPod(slot.State) && !slot.Updated ? old : "")}";

    private static string Name(Slot slot) => slot.Pod is null || slot.Name.Fqdn.Length == 0 ? "" : $", name {NameWords.Text(slot.Name.Result)}";

    /// <summary>As kubectl abbreviates them (pkg/apis/core/v1/helper, <c>GetAccessModesAsString</c>).</summary>
    private static string Short(string mode) => mode switch
    {
        "ReadWriteOnce" => "RWO",
        "ReadOnlyMany" => "ROX",
        "ReadWriteMany" => "RWX",
        "ReadWriteOncePod" => "RWOP",
        _ => mode,
    };
}
