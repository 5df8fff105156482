using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>Lets the controller do what it does next, again and again, until nothing is left or nothing moves any more.</summary>
internal sealed class Imagination
{
    /// <summary>Steps listed; nobody reads more, and each costs a look at every pod.</summary>
    private const int MostListed = 200;

    private readonly string _name;
    private readonly ImaginedWorld _world;
    private readonly int? _failing;
    private readonly List<PlanStep> _steps = [];
    private readonly Dictionary<int, int> _madeAtStep = [];
    private readonly List<int> _ready = [];

    /// <param name="world">The set as it is to be, with the pods and claims that it has.</param>
    /// <param name="drain">The drain that goes on at the same time; null for none.</param>
    public Imagination(SetInspection was, ImaginedWorld world, Drain? drain, InspectionOptions options, DateTimeOffset now)
    {
        _name = was.Set.Name;
        _world = world;
        Drain = drain;
        Names = new NameLosses(was);
        Ready = new ReadyWatch(OrdinalRange.Of(was.Set), world.Pods);
        _failing = was.DueSince is { } since && now >= since.Plus(options.StepOverdueAfter)
            && was.Outlook.Next[0] is { Action: ControllerAction.CreatePod, Ordinal: { } ordinal }
            ? ordinal
            : null;
    }

    public Drain? Drain { get; }

    public NameLosses Names { get; }

    public ReadyWatch Ready { get; }

    public IReadOnlyList<PlanStep> Steps => _steps;

    /// <summary>The ordinals that a pod was made for.</summary>
    public IReadOnlyCollection<int> MadeOrdinals => _madeAtStep.Keys;

    /// <summary>All steps, listed or not.</summary>
    public int Count { get; private set; }

    /// <summary>What the controller waits for in the end; null when it has nothing left to do.</summary>
    public ControllerStep? Wait { get; private set; }

    /// <summary>Why that does not come; null when there is no wait.</summary>
    public string? WhyWait { get; private set; }

    /// <summary>A pod was made from the revision.</summary>
    public bool Made(string revision) => _steps.Exists(step => step.Revision == revision);

    public void Run()
    {
        while (true)
        {
            var next = _world.Next();
            var acted = next.Count(Act) + Evict();
            if (!Settle() && acted == 0)
            {
                End(next[0]);
                return;
            }
            if (Count > MostListed && Drain is null or { Waiting.Count: 0 })
            {
                Finish();
            }
        }
    }

    /// <summary>The set is deleted: the garbage collector takes its pods, all together.</summary>
    public void RunDeletion()
    {
        foreach (var (ordinal, _) in _world.Pods.InRange.Concat(_world.Pods.Condemned).Where(entry => !entry.Value.IsTerminating).OrderBy(entry => entry.Key))
        {
            Delete(ordinal, PlanAction.DeletePod, "the set is gone: the garbage collector deletes its pods, all together");
        }
        _world.Claims.SetGone(_world.Pods);
    }

    private bool Act(ControllerStep step)
    {
        switch (step)
        {
            case { Action: ControllerAction.CreatePod, Ordinal: { } ordinal } when ordinal != _failing:
                Note(PlanAction.CreatePod, ordinal, ControllerRuleText.Of(step.Rule), step.Revision);
                _madeAtStep[ordinal] = Count;
                _world.Create(ordinal, step.Revision);
                return true;
            case { Action: ControllerAction.DeletePod, Ordinal: { } ordinal }:
                Delete(ordinal, PlanAction.DeletePod, ControllerRuleText.Of(step.Rule));
                return true;
            default:
                return false;
        }
    }

    private int Evict()
    {
        var evicted = 0;
        while (Drain?.TakeNext(_world) is { } next)
        {
            Delete(next.Ordinal, PlanAction.EvictPod, next.Why);
            evicted++;
        }
        return evicted;
    }

    private void Delete(int ordinal, PlanAction action, string why)
    {
        Note(action, ordinal, why);
        var pod = _world.Pods.FindAny(ordinal)!;
        Names.PodGoes(ordinal, pod, Count);
        if (pod is { IsRunningAndReady: true, IsTerminating: false })
        {
            Ready.ReadyPodGoes(ordinal);
        }
        _world.Delete(ordinal);
    }

    private bool Settle()
    {
        var changed = _world.Settle(_ready);
        foreach (var ordinal in _ready)
        {
            Ready.PodReady(ordinal);
            Names.PodReady(ordinal, _madeAtStep.GetValueOrDefault(ordinal));
        }
        _ready.Clear();
        return changed;
    }

    /// <summary>
    /// The rest of a very large set, as far as nothing is in the way, in the order that the controller keeps. Asking it
    /// about thousands of pods after each of thousands of steps would take too long for an answer.
    /// </summary>
    private void Finish()
    {
        if (!FillRange() || _world.IsStuck(inRange: true))
        {
            return;
        }
        if (!_world.IsStuck(inRange: false))
        {
            foreach (var (ordinal, _) in _world.Pods.Condemned.ToList())
            {
                Do(new(ControllerAction.DeletePod, ordinal, ControllerRule.ScaleDown));
            }
        }
        if (_world.Set.UpdateStrategy == "RollingUpdate" && _world.Pods.Condemned.Count == 0)
        {
            ReplaceOutdated();
        }
    }

    /// <summary>False when something is in the way.</summary>
    private bool FillRange()
    {
        var revisions = new RevisionChoice(_world.Set);
        var range = _world.Pods.Range;
        for (var ordinal = range.Start; ordinal <= range.Last; ordinal++)
        {
            if (_world.Pods.Find(ordinal) is { IsFinished: true })
            {
                Do(new(ControllerAction.DeletePod, ordinal, ControllerRule.ReplaceFinished));
            }
            if (_world.WhyStuck(ordinal) is not null || (_world.Pods.Find(ordinal) is null
                && (!_world.CanCreate(ordinal) || !Do(new(ControllerAction.CreatePod, ordinal, ControllerRule.CreateMissing, revisions.ForNewPod(ordinal))))))
            {
                return false;
            }
        }
        return true;
    }

    private void ReplaceOutdated()
    {
        var revisions = new RevisionChoice(_world.Set);
        for (var ordinal = _world.Pods.Range.Last; ordinal >= revisions.FirstInScope && !_world.IsStuck(inRange: true); ordinal--)
        {
            if (_world.Pods.Find(ordinal) is { } pod && revisions.IsOutdated(pod))
            {
                Do(new(ControllerAction.DeletePod, ordinal, ControllerRule.RollingUpdate));
                if (!_world.CanCreate(ordinal) || !Do(new(ControllerAction.CreatePod, ordinal, ControllerRule.CreateMissing, _world.Set.Status.UpdateRevision)))
                {
                    return;
                }
            }
        }
    }

    private bool Do(ControllerStep step)
    {
        var acted = Act(step);
        Settle();
        return acted;
    }

    private void End(ControllerStep last)
    {
        if (last is not { Ordinal: { } ordinal, Action: ControllerAction.Wait or ControllerAction.CreatePod })
        {
            return;
        }
        Wait = last;
        WhyWait = _world.WhyStuck(ordinal) ?? (ordinal == _failing ? "it should have been created and is not; the set's events say why" : ControllerRuleText.Of(last.Rule));
        Note(PlanAction.Wait, ordinal, WhyWait);
    }

    private void Note(PlanAction action, int ordinal, string why, string revision = "")
    {
        Count++;
        // Where it stops is worth more than any step on the way.
        if (_steps.Count < MostListed || action == PlanAction.Wait)
        {
            _steps.Add(new(Count, action, ordinal, PodIdentity.Name(_name, ordinal), why, revision));
        }
    }
}
