using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>
/// Which pods get where they are going. Nothing mends itself: a pod in trouble stays in it, one that is made again as it
/// was gets into it again, and so does one of a revision that no pod has become ready at.
/// </summary>
internal sealed class PodProspects
{
    private readonly PodDoctor _doctor;
    private readonly InspectionOptions _options;
    private readonly DateTimeOffset _now;
    private readonly ILookup<int, VolumeFact> _tiedVolumes;
    private readonly List<NodeFact>? _schedulable;
    private readonly Dictionary<(int Ordinal, string Revision), string> _failedBefore = [];
    private readonly Dictionary<string, string> _badRevisions = [];

    public PodProspects(SetInspection inspection, PlanRequest request, FactTable<NodeFact>? nodes, InspectionOptions options, DateTimeOffset now)
    {
        // Without events: a pod that nothing but its events says is stuck counts as one that is starting.
        _doctor = new PodDoctor(ClusterSnapshot.Empty, options, now);
        _options = options;
        _now = now;
        _schedulable = nodes?.Where(node => node is { IsReady: true, IsUnschedulable: false } && node.Name != request.DrainNode).ToList();
        _tiedVolumes = inspection.Slots
            .SelectMany(slot => slot.Claims.Select(claim => (slot.Ordinal, claim.Volume)))
            .Where(pair => pair.Volume is { } volume && VolumeReach.IsTied(volume))
            .ToLookup(pair => pair.Ordinal, pair => pair.Volume!);
        Learn(inspection.Slots.Where(slot => slot.Pod is { IsTerminating: false }));
    }

    /// <summary>Why the pod stays as it is; null when it becomes ready, or goes if it is terminating.</summary>
    public string? WhyStuck(PodFact pod) => pod switch
    {
        { DeletionTimestamp: { } due } => _now >= due.Plus(_options.TerminationOverdueAfter) ? "it should be gone and is still terminating" : null,
        _ => _doctor.Examine(pod) is { EndsByItself: false } trouble ? trouble.Text : null,
    };

    /// <summary>Why a pod that is made now does not become ready; null when it does.</summary>
    public string? WhyNewIsStuck(int ordinal, string revision) =>
        OutOfReach(ordinal)
        ?? _failedBefore.GetValueOrDefault((ordinal, revision))
        ?? _badRevisions.GetValueOrDefault(revision);

    /// <summary>No node can take the ordinal's pod because of its volumes, or because there is none left.</summary>
    public string? OutOfReach(int ordinal)
    {
        if (_schedulable is null)
        {
            return null;
        }
        var volume = _tiedVolumes[ordinal].FirstOrDefault(volume => !_schedulable.Exists(node => VolumeReach.Reaches(node, volume)));
        return volume is not null ? $"no schedulable node reaches its volume {volume.Name}, which is tied to {VolumeReach.Places(volume)}"
            : _schedulable.Count == 0 ? "no node is left that takes pods"
            : null;
    }

    private void Learn(IEnumerable<Slot> slots)
    {
        foreach (var revision in slots.GroupBy(slot => slot.Pod!.Revision))
        {
            string? example = null;
            foreach (var slot in revision)
            {
                if (slot.Pod is { } pod && NeverWorked(pod) && WhyStuck(pod) is { } trouble)
                {
                    _failedBefore[(slot.Ordinal, pod.Revision)] = trouble;
                    example ??= $"{pod.Name} of the same revision does not get ready either: {trouble}";
                }
            }
            if (example is not null && !revision.Any(slot => slot.Pod!.IsRunningAndReady))
            {
                _badRevisions[revision.Key] = example;
            }
        }
    }

    /// <summary>A pod that was ready for a while and no longer is may well be so again after a restart.</summary>
    private static bool NeverWorked(PodFact pod) =>
        !PodDoctor.WasReadyBefore(pod) || PodReasons.IsCrashLoop(pod.Reason) || PodDoctor.KeepsEnding(pod);
}
