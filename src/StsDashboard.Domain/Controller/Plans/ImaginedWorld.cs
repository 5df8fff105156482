using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>
/// A set, its pods and its claims as they would be. What is under way comes to its end whenever the controller has done
/// what it can: pods become ready or vanish, <c>minReadySeconds</c> pass. What is stuck stays.
/// </summary>
internal sealed class ImaginedWorld
{
    private readonly PodProspects _prospects;
    private readonly InspectionOptions _options;
    private readonly ClaimHold _hold;
    private readonly HashSet<int> _underWay = [];
    private readonly Dictionary<int, string> _stuck = [];
    private bool _claimsSettled;

    /// <param name="set">The set, as it is to be.</param>
    /// <param name="was">The set, as it is.</param>
    public ImaginedWorld(StatefulSetFact set, SetInspection was, PodProspects prospects, InspectionOptions options, DateTimeOffset now)
    {
        Set = set;
        Now = now;
        _prospects = prospects;
        _options = options;
        Pods = new PodsByOrdinal(set, was.Slots.Select(slot => slot.Pod).OfType<PodFact>());
        Claims = new ImaginedClaims(set, was);
        _hold = new ClaimHold(set, Claims.Find);
        foreach (var slot in was.Slots)
        {
            if (slot.Pod is { } pod)
            {
                Expect(slot.Ordinal, prospects.WhyStuck(pod));
            }
        }
    }

    /// <summary>Its revisions and current replicas go along with the pods.</summary>
    public StatefulSetFact Set { get; private set; }

    public PodsByOrdinal Pods { get; }

    public ImaginedClaims Claims { get; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>Some pod in range, or out of it, does not get where it is going.</summary>
    public bool IsStuck(bool inRange) => _stuck.Count > 0 && _stuck.Keys.Any(ordinal => Pods.Range.Contains(ordinal) == inRange);

    /// <summary>No claim keeps the ordinal's pod from being made.</summary>
    public bool CanCreate(int ordinal) => _hold.On(ordinal) is null;

    public string? WhyStuck(int ordinal) => _stuck.GetValueOrDefault(ordinal);

    /// <summary>What the controller does now.</summary>
    public ValueList<ControllerStep> Next()
    {
        CountRevisions();
        return new ControllerSync(Set, Pods, _hold, Now, pastWaits: false).Run();
    }

    public void Create(int ordinal, string revision)
    {
        Claims.Ensure(ordinal);
        Pods.Put(ordinal, new PodFact
        {
            Key = new ObjectKey(Set.Namespace, PodIdentity.Name(Set.Name, ordinal)),
            Labels = Set.TemplateLabels,
            CreatedAt = Now,
            Revision = revision,
            Subdomain = Set.ServiceName,
        });
        Expect(ordinal, _prospects.WhyNewIsStuck(ordinal, revision));
    }

    public void Delete(int ordinal)
    {
        if (Pods.FindAny(ordinal) is { } pod)
        {
            Pods.Put(ordinal, pod with { DeletionTimestamp = Now });
            Expect(ordinal, null);
        }
    }

    /// <summary>Brings to its end whatever ends by itself.</summary>
    /// <param name="ready">Takes the ordinals whose pods have become ready.</param>
    /// <returns>False when nothing was under way.</returns>
    public bool Settle(ICollection<int> ready)
    {
        var changed = _underWay.Count > 0;
        foreach (var ordinal in _underWay)
        {
            Settle(ordinal, Pods.FindAny(ordinal), ready);
        }
        _underWay.Clear();
        if (!_claimsSettled)
        {
            _claimsSettled = true;
            changed |= Claims.SettleFirst(Pods, Now, _options.TerminationOverdueAfter);
        }
        return changed;
    }

    private void Settle(int ordinal, PodFact? pod, ICollection<int> ready)
    {
        if (pod is null or { IsFinished: true, IsTerminating: false })
        {
            return;
        }
        if (pod.IsTerminating)
        {
            Pods.Remove(ordinal);
            Claims.PodGone(ordinal, condemned: !Pods.Range.Contains(ordinal));
            return;
        }
        if (!pod.IsRunningAndReady || pod.ReadyChangedAt is null)
        {
            pod = pod with { Phase = "Running", IsReady = true, ReadyChangedAt = Now, Reason = "" };
            Pods.Put(ordinal, pod);
            ready.Add(ordinal);
        }
        if (Availability.AvailableAt(pod, Set.MinReadySeconds) is { } available && available > Now)
        {
            Now = available;
        }
    }

    private void Expect(int ordinal, string? stuck)
    {
        if (stuck is null)
        {
            _stuck.Remove(ordinal);
            _underWay.Add(ordinal);
        }
        else
        {
            _stuck[ordinal] = stuck;
            _underWay.Remove(ordinal);
        }
    }

    /// <summary>
    /// As the controller's status has it after each sync (<c>updateStatus</c>, <c>completeRollingUpdate</c>): which
    /// revision a new pod is made from depends on it.
    /// </summary>
    private void CountRevisions()
    {
        var (current, updated, ready) = (0, 0, 0);
        foreach (var pod in Pods.InRange.Values.Concat(Pods.Condemned.Select(entry => entry.Value)))
        {
            if (!pod.IsTerminating)
            {
                current += pod.Revision == Set.Status.CurrentRevision ? 1 : 0;
                updated += pod.Revision == Set.Status.UpdateRevision ? 1 : 0;
                ready += pod.IsRunningAndReady ? 1 : 0;
            }
        }
        var replicas = Pods.Range.Count;
        var status = Set.Status with { CurrentReplicas = current };
        if (Set.UpdateStrategy == "RollingUpdate" && updated == replicas && ready == replicas && Pods.Condemned.Count == 0)
        {
            status = status with { CurrentReplicas = updated, CurrentRevision = status.UpdateRevision };
        }
        if (status != Set.Status)
        {
            Set = Set with { Status = status };
        }
    }
}
