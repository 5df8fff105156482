using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Tests.Components;

/// <summary>Makes the inspection of a set, healthy unless told otherwise.</summary>
internal sealed class InspectionBuilder
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 38, 5, TimeSpan.Zero);

    private const long Gi = 1L << 30;
    private readonly List<Slot> _slots = [];
    private readonly List<Finding> _findings = [];
    private readonly List<SourceKind> _unreadable = [];
    private StatefulSetFact _set;
    private Domain.Inspection.Verdict _verdict = Domain.Inspection.Verdict.Healthy;
    private string _reason = "";
    private string _sentence = "";
    private ControllerOutlook _outlook = new([new(ControllerAction.None, null, ControllerRule.Done)], []);
    private RolloutState? _rollout;
    private GoverningService? _service;
    private ValueList<DisruptionBudgetFact> _budgets;

    public InspectionBuilder(string @namespace = "data", string name = "postgres") =>
        _set = new StatefulSetFact
        {
            Key = new(@namespace, name),
            Uid = $"uid-{@namespace}-{name}",
            CreatedAt = Now.AddDays(-140),
            ServiceName = name,
            ClaimTemplates = [new("data", new("50Gi", 50 * Gi), "fast-ssd", ["ReadWriteOnce"])],
            Status = new() { CurrentRevision = $"{name}-7d9f", UpdateRevision = $"{name}-7d9f" },
        };

    public static SetInspection Healthy(string @namespace, string name, int replicas) =>
        new InspectionBuilder(@namespace, name).Ready(0, replicas - 1).Build();

    public InspectionBuilder With(Func<StatefulSetFact, StatefulSetFact> change)
    {
        _set = change(_set);
        return this;
    }

    public InspectionBuilder Verdict(Domain.Inspection.Verdict verdict, string reason, string sentence = "")
    {
        (_verdict, _reason, _sentence) = (verdict, reason, sentence);
        return this;
    }

    public InspectionBuilder Outlook(ControllerOutlook outlook)
    {
        _outlook = outlook;
        return this;
    }

    public InspectionBuilder Rollout(RolloutState rollout)
    {
        _rollout = rollout;
        return this;
    }

    public InspectionBuilder Service(GoverningService service)
    {
        _service = service;
        return this;
    }

    public InspectionBuilder Budgets(params DisruptionBudgetFact[] budgets)
    {
        _budgets = [.. budgets];
        return this;
    }

    public InspectionBuilder Unreadable(params SourceKind[] kinds)
    {
        _unreadable.AddRange(kinds);
        return this;
    }

    public InspectionBuilder Ready(int first, int last, bool updated = true, bool held = false)
    {
        for (var ordinal = first; ordinal <= last; ordinal++)
        {
            Slot(ordinal, SlotState.Ready, updated, held);
        }
        return this;
    }

    public InspectionBuilder Slot(
        int ordinal, SlotState state, bool updated = true, bool held = false, NameResult? name = null, string reason = "", OrphanClass? orphan = null)
    {
        var inRange = state is not (SlotState.Condemned or SlotState.ClaimOnly) && orphan is null;
        var hasPod = state is not (SlotState.Missing or SlotState.ClaimOnly);
        var ready = state is SlotState.Ready or SlotState.Condemned;
        var ip = $"10.244.0.{60 + ordinal}";
        var pod = !hasPod ? null : new PodFact
        {
            Key = new(_set.Namespace, $"{_set.Name}-{ordinal}"),
            Phase = state == SlotState.Pending ? "Pending" : "Running",
            IsReady = ready,
            ReadyChangedAt = Now.AddMinutes(-16),
            CreatedAt = Now.AddMinutes(-17),
            Revision = updated ? _set.Status.UpdateRevision : $"{_set.Name}-94d5",
            Node = $"node-{ordinal % 3}",
            Ips = [ip],
            Reason = reason,
            Restarts = reason.Length > 0 ? 7 : 0,
            DeletionTimestamp = state == SlotState.Terminating ? Now.AddSeconds(30) : null,
        };
        var claim = new ClaimFact
        {
            Key = new(_set.Namespace, $"data-{_set.Name}-{ordinal}"),
            Phase = "Bound",
            VolumeName = $"pvc-e6d6fce2-{ordinal}",
            StorageClass = "fast-ssd",
            Requested = new("50Gi", 50 * Gi),
            Capacity = new("50Gi", 50 * Gi),
            AccessModes = ["ReadWriteOnce"],
        };
        _slots.Add(new Slot(
            ordinal,
            inRange,
            state,
            hasPod && updated,
            held,
            ready,
            pod,
            $"zone-{(char)('a' + (ordinal % 3))}",
            Name(ordinal, ip, name ?? (ready ? NameResult.Resolves : NameResult.NotExpected)),
            state == SlotState.Missing ? [] : [new("data", claim.Name, claim, null, [], orphan ?? (state == SlotState.ClaimOnly ? OrphanClass.BeyondRange : null), [], "")]));
        return this;
    }

    public InspectionBuilder Finding(string id, Severity severity, string message, string command = "", params string[] evidence)
    {
        _findings.Add(new(id, severity, new("Pod", _set.Namespace, $"{_set.Name}-2"), _set.Key, message, [.. evidence], "Look at its log first.", command));
        return this;
    }

    public SetInspection Build()
    {
        var inRange = _slots.Where(slot => slot.InRange).ToArray();
        var set = _set with { Replicas = inRange.Length };
        var held = _slots.Where(slot => slot.Held && !slot.Updated).Select(slot => slot.Ordinal).ToValueList();
        var orphans = _slots.SelectMany(slot => slot.Claims).Where(claim => claim.Orphan is not null).ToArray();
        var blind = _unreadable.Contains(SourceKind.Pods);
        return new SetInspection
        {
            Set = set,
            Verdict = _verdict,
            Reason = _reason,
            Since = Now.AddMinutes(-16).AddSeconds(-34),
            Sentence = _sentence,
            Outlook = _outlook,
            Slots = [.. _slots],
            Rollout = _rollout ?? new(inRange.Length - held.Count, inRange.Count(slot => slot.Updated), held, [], inRange.All(slot => slot.Updated), false),
            Service = _service ?? new(set.ServiceName, true, null, true, Name(null, "10.244.0.60", NameResult.Resolves), [], []),
            Findings = [.. _findings],
            Unreadable = [.. _unreadable],
            Budgets = _budgets,
            Revisions = [new() { Key = new(set.Namespace, set.Status.UpdateRevision), Revision = 3, CreatedAt = Now.AddHours(-3) }],
            Counts = new(
                inRange.Length,
                blind ? null : inRange.Count(slot => slot.State == SlotState.Ready),
                blind ? null : inRange.Count(slot => slot.Available),
                blind ? null : inRange.Count(slot => slot.Updated),
                _slots.Count(slot => slot.Name.Expected),
                blind ? null : _slots.Count(slot => slot.Name.Result == NameResult.Resolves),
                _slots.Count(slot => slot.Name.Result is NameResult.Wrong or NameResult.Stale or NameResult.Missing),
                inRange.Count(slot => slot.Name.Result == NameResult.NotExpected && slot.Pod is not null),
                inRange.Length,
                inRange.Sum(slot => slot.Claims.Count),
                orphans.Length,
                orphans.Sum(claim => claim.Claim!.Requested.Bytes)),
        };
    }

    private NameComparison Name(int? ordinal, string ip, NameResult result)
    {
        var own = ordinal is null ? "" : $"{_set.Name}-{ordinal}.";
        var answer = new NameAnswer { Server = "10.96.0.10:53", Type = NameRecordType.A, Rcode = "NOERROR", Answers = [result == NameResult.Stale ? "10.244.0.9" : ip], TtlSeconds = 30, AskedAt = Now.AddSeconds(-1), Latency = TimeSpan.FromMilliseconds(0.6) };
        return new(
            $"{own}{_set.ServiceName}.{_set.Namespace}.svc.cluster.local",
            result is not (NameResult.NotExpected or NameResult.NotAsked),
            result,
            [ip],
            result == NameResult.NotExpected ? [] : [ip],
            result == NameResult.NotExpected ? [] : [answer],
            result == NameResult.NotExpected ? null : answer,
            null,
            result == NameResult.NotExpected ? "absent because not ready, as expected" : "");
    }
}
