using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Controller;

/// <summary>
/// One sync of a set: replicas, then condemned pods, then the update. A method that returns true ends the sync.
/// </summary>
/// <remarks>
/// With <c>pastWaits</c> every wait counts as over when it is reached: the pod has become available, the terminating pod
/// or the claim in the way is gone. The sync then ends at the first thing done, still in one pass over the ordinals.
/// </remarks>
internal sealed class ControllerSync(StatefulSetFact set, PodsByOrdinal pods, ClaimHold hold, DateTimeOffset now, bool pastWaits)
{
    /// <summary>A Parallel set asks for all its pods at once; more than this is a slip of the hand, not worth the memory.</summary>
    private const int MaxSteps = 5_000;

    /// <summary><c>MaxBatchSize</c>, stateful_set_control.go.</summary>
    private const int LargestBatch = 500;

    private readonly RevisionChoice _revisions = new(set);
    private readonly List<ControllerStep> _steps = [];

    public ValueList<ControllerStep> Run()
    {
        if (set.IsTerminating)
        {
            return [new(ControllerAction.None, null, ControllerRule.SetDeleted)];
        }
        if (!ProcessReplicas() && !ProcessCondemned() && !Update() && _steps.Count == 0 && !AwaitParallel())
        {
            _steps.Add(new(ControllerAction.None, null, WhyDone()));
        }
        return _steps.ToValueList();
    }

    private bool ProcessReplicas() => set.IsMonotonic ? ProcessReplicasInTurn() : ProcessReplicasAtOnce();

    private bool ProcessReplicasInTurn()
    {
        for (var index = 0; index < pods.Range.Count; index++)
        {
            if (ProcessReplicaInTurn(pods.Range.Start + index))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Parallel: <c>slowStartBatch</c> takes 1, 2, 4 … ordinals together, whatever they wait for. Only an error ends the
    /// sync, after its batch and before anything is scaled down or updated.
    /// </summary>
    private bool ProcessReplicasAtOnce()
    {
        int? failed = null;
        for (int index = 0, batch = 1, batchEnd = 1; index < pods.Range.Count && _steps.Count < MaxSteps; index++)
        {
            if (index == batchEnd)
            {
                if (failed is not null)
                {
                    break;
                }
                batch = Math.Min(2 * batch, LargestBatch);
                batchEnd += batch;
            }
            var ordinal = pods.Range.Start + index;
            if (!ProcessReplicaAtOnce(ordinal))
            {
                failed ??= ordinal;
            }
        }
        return failed is { } first && (_steps.Count > 0 || Wait(first, ControllerRule.ClaimTerminating));
    }

    /// <summary>OrderedReady: the first ordinal that is not in order ends the sync.</summary>
    private bool ProcessReplicaInTurn(int ordinal)
    {
        switch (pods.Find(ordinal))
        {
            case { IsFinished: true, IsTerminating: false }:
                return Delete(ordinal, ControllerRule.ReplaceFinished);
            case null when hold.On(ordinal) is null:
                return Create(ordinal);
            case { IsTerminating: false } pod when IsAvailable(pod):
                return false;
            case var pod:
                return Await(ordinal, pod);
        }
    }

    /// <summary>False when the controller meets an error there: a claim that the pod needs is being deleted.</summary>
    private bool ProcessReplicaAtOnce(int ordinal)
    {
        switch (pods.Find(ordinal))
        {
            case { IsFinished: true, IsTerminating: false }:
                return Delete(ordinal, ControllerRule.ReplaceFinished);
            case null:
                return pastWaits || hold.On(ordinal) is not { } rule ? Create(ordinal) : rule != ControllerRule.ClaimTerminating;
            case { Phase: "Pending" }:
                return pastWaits || !hold.ByTermination(ordinal);
            default:
                return true;
        }
    }

    private bool ProcessCondemned()
    {
        if (!set.IsMonotonic)
        {
            foreach (var (ordinal, pod) in pods.Condemned)
            {
                if (!pod.IsTerminating)
                {
                    Delete(ordinal, ControllerRule.ScaleDown);
                }
            }
            return false;
        }
        // All replicas are available by now, so the first unavailable pod of the set is among these; they come highest first.
        var firstUnavailable = pods.Condemned.LastOrDefault(entry => IsUnavailable(entry.Value));
        foreach (var (ordinal, pod) in pods.Condemned)
        {
            if (pod.IsTerminating)
            {
                if (!pastWaits)
                {
                    return Wait(ordinal, ControllerRule.WaitForTermination);
                }
                continue;
            }
            if (!pastWaits && !IsAvailable(pod) && ordinal != firstUnavailable.Key)
            {
                return Wait(firstUnavailable.Key, ControllerRule.ScaleDownWaits, AvailableAt(firstUnavailable.Value));
            }
            return Delete(ordinal, ControllerRule.ScaleDown);
        }
        return false;
    }

    private bool Update()
    {
        if (set.UpdateStrategy != "RollingUpdate")
        {
            return false;
        }
        var lowest = _revisions.FirstInScope;
        var toReplace = pods.InRange
            .Where(entry => entry.Key >= lowest && entry.Value is { IsTerminating: false, IsFinished: false } && _revisions.IsOutdated(entry.Value))
            .Select(entry => entry.Key)
            .ToList();
        // Nothing to replace: whatever is unavailable then holds up no update.
        return toReplace.Count > 0
            && (MaxUnavailable.Of(set) is > 1 and var allowed ? UpdateSeveral([.. toReplace.OrderDescending()], allowed) : UpdateOne(toReplace.Max()));
    }

    /// <summary>Deletes the highest outdated pod unless one above it is unavailable, which ends the pass.</summary>
    private bool UpdateOne(int target)
    {
        // The first missing pod ends this loop, so it is bounded by the pods there are, not by the replicas asked for.
        for (var ordinal = pods.Range.Last; ordinal > target; ordinal--)
        {
            if (IsUnavailable(pods.Find(ordinal)) && (_steps.Count > 0 || Await(ordinal, pods.Find(ordinal), ControllerRule.RollingUpdateWaits)))
            {
                return true;
            }
        }
        return Delete(target, ControllerRule.RollingUpdate);
    }

    /// <summary><c>updateStatefulSetAfterInvariantEstablished</c>: a budget of unavailable pods, over all ordinals in range.</summary>
    private bool UpdateSeveral(List<int> targets, int allowed)
    {
        var unavailable = pods.Range.Count - pods.InRange.Values.Count(pod => !IsUnavailable(pod));
        for (var ordinal = pods.Range.Last; unavailable >= allowed; ordinal--)
        {
            if (IsUnavailable(pods.Find(ordinal)))
            {
                if (_steps.Count > 0 || Await(ordinal, pods.Find(ordinal), ControllerRule.RollingUpdateWaits))
                {
                    return true;
                }
                unavailable--;
            }
        }
        foreach (var target in targets.Take(allowed - unavailable))
        {
            Delete(target, ControllerRule.RollingUpdate);
        }
        return true;
    }

    /// <summary>
    /// A Parallel set with nothing to do, some pods of which are on their way: no pod holds up another there, but the set
    /// is not as asked until they have arrived or gone.
    /// </summary>
    private bool AwaitParallel()
    {
        if (set.IsMonotonic)
        {
            return false;
        }
        for (var index = 0; index < pods.Range.Count; index++)
        {
            var ordinal = pods.Range.Start + index;
            if (IsUnavailable(pods.Find(ordinal)) && Await(ordinal, pods.Find(ordinal)))
            {
                return true;
            }
        }
        return !pastWaits && pods.Condemned.Count > 0 && Wait(pods.Condemned[0].Key, ControllerRule.WaitForTermination);
    }

    private ControllerRule WhyDone() =>
        !pods.InRange.Values.Any(_revisions.IsOutdated) ? ControllerRule.Done
        : set.UpdateStrategy switch
        {
            "OnDelete" => ControllerRule.OnDelete,
            "RollingUpdate" => ControllerRule.Partition,
            _ => ControllerRule.UnknownStrategy,
        };

    /// <summary>Waits for an ordinal in range that is not available.</summary>
    /// <param name="whileStarting">The rule when the pod is only starting; the policy's own when null.</param>
    private bool Await(int ordinal, PodFact? pod, ControllerRule? whileStarting = null)
    {
        if (pastWaits)
        {
            return pod is null or { IsTerminating: true } && Create(ordinal);
        }
        return pod switch
        {
            null => Wait(ordinal, hold.On(ordinal) ?? ControllerRule.CreateMissing),
            { IsTerminating: true } => Wait(ordinal, ControllerRule.WaitForTermination),
            { IsRunningAndReady: true } => Wait(ordinal, whileStarting ?? ControllerRule.WaitForAvailable, AvailableAt(pod)),
            _ => Wait(ordinal, whileStarting ?? ControllerRule.WaitForReady),
        };
    }

    private bool Wait(int ordinal, ControllerRule rule, DateTimeOffset? until = null) =>
        Add(new(ControllerAction.Wait, ordinal, rule, Until: until));

    private bool Create(int ordinal) =>
        Add(new(ControllerAction.CreatePod, ordinal, ControllerRule.CreateMissing, _revisions.ForNewPod(ordinal)));

    private bool Delete(int ordinal, ControllerRule rule) => Add(new(ControllerAction.DeletePod, ordinal, rule));

    private bool Add(ControllerStep step)
    {
        _steps.Add(step);
        return true;
    }

    private bool IsAvailable(PodFact pod) => Availability.IsAvailable(pod, set.MinReadySeconds, now);

    private DateTimeOffset? AvailableAt(PodFact pod) => Availability.AvailableAt(pod, set.MinReadySeconds);

    /// <summary><c>isUnavailable</c>: missing, terminating or not available.</summary>
    private bool IsUnavailable(PodFact? pod) => pod is null or { IsTerminating: true } || !IsAvailable(pod);
}
