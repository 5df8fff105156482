using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>
/// The claims of a set in the course of a plan: made before their pods, deleted where the retention policy has them owned
/// by what goes (<c>updateClaimOwnerRefForSetAndPod</c>, pkg/controller/statefulset/stateful_set_utils.go).
/// </summary>
internal sealed class ImaginedClaims
{
    private readonly StatefulSetFact _set;
    private readonly Dictionary<string, ClaimSlot> _before = [];
    private readonly Dictionary<string, int> _ordinals = [];
    private readonly Dictionary<string, ClaimFact> _present = [];
    private readonly HashSet<string> _remade = [];
    private readonly HashSet<string> _leftOver = [];
    private readonly HashSet<string> _adopted = [];

    /// <param name="set">The set, as it is to be.</param>
    /// <param name="was">The set, as it is.</param>
    public ImaginedClaims(StatefulSetFact set, SetInspection was)
    {
        _set = set;
        foreach (var slot in was.Slots)
        {
            foreach (var claim in slot.Claims)
            {
                if (claim.Claim is { } fact)
                {
                    _before[claim.Name] = claim;
                    _ordinals[claim.Name] = slot.Ordinal;
                    _present[claim.Name] = fact;
                    if (!slot.InRange && slot.Pod is null)
                    {
                        _leftOver.Add(claim.Name);
                    }
                }
            }
        }
    }

    public ClaimFact? Find(string name) => _present.GetValueOrDefault(name);

    /// <summary>What has been on its way out from the start goes; a claim of an ordinal with a pod goes with the pod.</summary>
    public bool SettleFirst(PodsByOrdinal pods, DateTimeOffset now, TimeSpan patience)
    {
        var gone = _present.Values.Where(claim => pods.FindAny(_ordinals[claim.Name]) is null && IsGoing(claim, now, patience)).ToList();
        gone.ForEach(claim => _present.Remove(claim.Name));
        return gone.Count > 0;
    }

    /// <summary>The claims of the ordinal's templates, made where they are missing.</summary>
    public void Ensure(int ordinal)
    {
        foreach (var template in _set.ClaimTemplates)
        {
            var name = ClaimNames.Of(template.Name, _set.Name, ordinal);
            if (_present.TryAdd(name, new ClaimFact { Key = new ObjectKey(_set.Namespace, name), Requested = template.Requested }))
            {
                _ordinals[name] = ordinal;
                _remade.Add(name);
            }
            else if (_leftOver.Contains(name))
            {
                _adopted.Add(name);
            }
        }
    }

    /// <summary>A pod is gone: with it go its terminating claims, and those it owned.</summary>
    /// <param name="ordinal">The pod's.</param>
    /// <param name="condemned">The pod was out of range; only then does <c>whenScaled: Delete</c> have it own its claims.</param>
    public void PodGone(int ordinal, bool condemned)
    {
        foreach (var template in _set.ClaimTemplates)
        {
            var name = ClaimNames.Of(template.Name, _set.Name, ordinal);
            if (_present.TryGetValue(name, out var claim) && ((claim.IsTerminating && !IsHeldByOthers(name)) || (condemned && _set.WhenScaled == "Delete")))
            {
                _present.Remove(name);
            }
        }
    }

    /// <summary>The set is gone, and all its pods with it.</summary>
    /// <param name="pods">The pods it had: their claims follow the policy, those of others keep the owners they have.</param>
    public void SetGone(PodsByOrdinal pods)
    {
        foreach (var claim in _present.Values.ToList())
        {
            var ordinal = _ordinals[claim.Name];
            var goes = pods.FindAny(ordinal) is null
                ? claim.Owners.Any(owner => owner.Uid == _set.Uid)
                : _set.WhenDeleted == "Delete" || (_set.WhenScaled == "Delete" && !pods.Range.Contains(ordinal));
            if (goes || claim.IsTerminating)
            {
                _present.Remove(claim.Name);
            }
        }
    }

    /// <param name="isNeeded">The ordinal is in range when all is done.</param>
    public ValueList<PlannedClaim> Effects(Func<int, bool> isNeeded)
    {
        var effects =
            from name in _ordinals.Keys
            let ordinal = _ordinals[name]
            from effect in Effects(name, isNeeded(ordinal))
            orderby ordinal, effect.Template
            select effect;
        return effects.ToValueList();
    }

    private IEnumerable<PlannedClaim> Effects(string name, bool isNeeded)
    {
        if (_before.TryGetValue(name, out var before))
        {
            var stays = _present.ContainsKey(name) && !_remade.Contains(name);
            var effect = !stays ? WhatGoes(before.Volume)
                : !isNeeded ? ClaimEffect.Orphaned
                : _adopted.Contains(name) ? ClaimEffect.ReAdopted
                : ClaimEffect.Kept;
            var size = before.Claim!.Capacity.Bytes > 0 ? before.Claim.Capacity.Bytes : before.Claim.Requested.Bytes;
            yield return new(name, before.Template, _ordinals[name], effect, size, before.Claim.VolumeName, before.Volume?.ReclaimPolicy ?? "");
        }
        if (_remade.Contains(name) && _present.TryGetValue(name, out var made))
        {
            var template = _set.ClaimTemplates.First(template => ClaimNames.Of(template.Name, _set.Name, _ordinals[name]) == name);
            yield return new(name, template.Name, _ordinals[name], ClaimEffect.Created, made.Requested.Bytes, "", "");
        }
    }

    private static ClaimEffect WhatGoes(VolumeFact? volume) => volume?.ReclaimPolicy switch
    {
        "Delete" => ClaimEffect.Destroyed,
        "Retain" => ClaimEffect.Released,
        _ => ClaimEffect.Deleted,
    };

    /// <summary>
    /// Being deleted, or owned by pods only, of which the ordinal has none: the garbage collector takes it. What has been
    /// on its way for long is held by something that nobody sees here.
    /// </summary>
    private bool IsGoing(ClaimFact claim, DateTimeOffset now, TimeSpan patience) => !IsHeldByOthers(claim.Name)
        && (claim.DeletionTimestamp is { } since
            ? now < since.Plus(patience)
            : !claim.Owners.IsEmpty && claim.Owners.All(owner => owner.Kind == "Pod" && owner.Name == PodIdentity.Name(_set.Name, _ordinals[claim.Name])));

    /// <summary>Another workload's pod mounts it, and keeps it (<c>kubernetes.io/pvc-protection</c>).</summary>
    private bool IsHeldByOthers(string name) =>
        _before.TryGetValue(name, out var slot) && slot.MountedBy.Any(pod => pod != PodIdentity.Name(_set.Name, _ordinals[name]));
}
