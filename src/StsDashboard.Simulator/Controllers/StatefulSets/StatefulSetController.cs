using System.Text.Json.Nodes;
using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.StatefulSets;

/// <summary>
/// Carries out what the domain's <see cref="ControllerModel"/> decides
/// (pkg/controller/statefulset/stateful_set.go and stateful_set_control.go).
/// </summary>
internal sealed class StatefulSetController(ControllerContext context) : Controller(context)
{
    private const string Component = "statefulset-controller";

    private readonly RevisionHistory _history = new(context);
    private readonly SetClaims _claims = new(context);
    private readonly PodAdoption _adoption = new(context);

    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.StatefulSets)
            Queue.Add(WorkKey.Of(change));
        else if (change.Resource == ResourceTypes.Pods)
            ObservePod(change);
        else if (change.Resource == ResourceTypes.PersistentVolumeClaims && change.Type == StoreEventType.Deleted)
            AddSets(change, set => SetFacts.Templates(set).Any(template =>
                ClaimNames.OrdinalOf(template.Text("metadata", "name")!, set.Text("metadata", "name")!, change.Current.Name) is not null));
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } set)
            return;
        var pods = _adoption.PodsOf(set).ToDictionary(pod => pod.Text("metadata", "name")!);
        var revisions = _history.Establish(set);
        var fact = SetFacts.Set(set, RevisionHistory.Name(revisions.Current), RevisionHistory.Name(revisions.Update));
        try
        {
            if (!fact.IsTerminating)
            {
                PrepareClaims(set, fact, pods.Values);
                CarryOut(set, fact, revisions, pods);
            }
        }
        finally
        {
            WriteStatus(key, set, fact, pods.Values);
        }

        _history.Truncate(set, revisions, pods.Values);
    }

    private void ObservePod(StoreEvent change)
    {
        if (Owners.ControllerOf(change.Object) is { Kind: "StatefulSet" } owner)
            Queue.Add(new WorkKey(ResourceTypes.StatefulSets, change.Current.Namespace!, owner.Name));
        else
            AddSets(change, set => PodIdentity.OrdinalOf(set.Text("metadata", "name")!, change.Current.Name) is not null);
    }

    private void AddSets(StoreEvent change, Func<JsonObject, bool> concerned)
    {
        foreach (var set in View.In(ResourceTypes.StatefulSets, change.Current.Namespace!).Where(concerned))
            Queue.Add(new WorkKey(ResourceTypes.StatefulSets, change.Current.Namespace!, set.Text("metadata", "name")!));
    }

    private void PrepareClaims(JsonObject set, StatefulSetFact fact, IEnumerable<JsonObject> pods)
    {
        var range = OrdinalRange.Of(fact);
        foreach (var pod in pods)
        {
            var name = pod.Text("metadata", "name")!;
            if (PodIdentity.OrdinalOf(fact.Name, name) is not { } ordinal)
                continue;
            _claims.Align(set, pod, ordinal, condemned: !range.Contains(ordinal));
            // A claim may have been deleted between its creation and its pod's start (processReplica, "Pending").
            if (pod.Text("status", "phase") == "Pending" && range.Contains(ordinal) && !Finalizers.IsTerminating(pod))
                _claims.Ensure(set, name, ordinal);
        }
    }

    private void CarryOut(JsonObject set, StatefulSetFact fact, SetRevisions revisions, Dictionary<string, JsonObject> pods)
    {
        var outlook = ControllerModel.Next(fact, [.. pods.Values.Select(SetFacts.Pod)], _claims.Of(set).Select(SetFacts.Claim), Context.Now);
        foreach (var step in outlook.Next)
        {
            if (step is { Action: ControllerAction.CreatePod, Ordinal: { } created })
                Create(set, fact, revisions, step, created, pods);
            else if (step is { Action: ControllerAction.DeletePod, Ordinal: { } deleted })
                Delete(set, PodIdentity.Name(fact.Name, deleted), pods);
        }

        if (outlook.WaitingFor is { Rule: ControllerRule.ClaimTerminating, Ordinal: { } held })
            TellOfTerminatingClaim(set, fact, held);
    }

    private void Create(JsonObject set, StatefulSetFact fact, SetRevisions revisions, ControllerStep step, int ordinal, Dictionary<string, JsonObject> pods)
    {
        var name = PodIdentity.Name(fact.Name, ordinal);
        var revision = step.Revision == RevisionHistory.Name(revisions.Current) ? revisions.Current : revisions.Update;
        try
        {
            _claims.Ensure(set, name, ordinal);
            pods[name] = Store.Create(ResourceTypes.Pods, PodFactory.Make(set, revision, ordinal));
            Context.Events.Normal(set, Component, "SuccessfulCreate", $"Create Pod {name} in StatefulSet {fact.Name} successful");
        }
        catch (ApiException refusal)
        {
            Context.Events.Warning(set, Component, "FailedCreate", $"Create Pod {name} in StatefulSet {fact.Name} failed error: {refusal.Message}");
            throw;
        }
    }

    private void Delete(JsonObject set, string name, Dictionary<string, JsonObject> pods)
    {
        var setName = set.Text("metadata", "name");
        var deleted = Store.Delete(ResourceTypes.Pods, set.Text("metadata", "namespace"), name, new DeleteOptions { Uid = pods[name].Text("metadata", "uid") });
        Context.Events.Normal(set, Component, "SuccessfulDelete", $"Delete Pod {name} in StatefulSet {setName} successful");
        if (deleted is null)
            pods.Remove(name);
        else
            pods[name] = deleted;
    }

    private void TellOfTerminatingClaim(JsonObject set, StatefulSetFact fact, int ordinal)
    {
        var claim = fact.ClaimTemplates.Select(template => ClaimNames.Of(template.Name, fact.Name, ordinal))
            .FirstOrDefault(name => View.Find(ResourceTypes.PersistentVolumeClaims, fact.Namespace, name) is { } found && Finalizers.IsTerminating(found));
        var pod = PodIdentity.Name(fact.Name, ordinal);
        Context.Events.Warning(set, Component, "FailedCreate", $"Create Pod {pod} in StatefulSet {fact.Name} failed error: pvc {claim} is being deleted");
    }

    private void WriteStatus(WorkKey key, JsonObject set, StatefulSetFact fact, IEnumerable<JsonObject> pods)
    {
        var facts = pods.Select(SetFacts.Pod).ToList();
        if (Store.Get(key.Type, key.Namespace, key.Name)?.Text("metadata", "uid") != fact.Uid)
            return;
        Store.Update(key.Type, key.Namespace, key.Name, changed =>
        {
            changed["status"] = SetStatus.Count(set, fact, facts, Context.Now);
            return changed;
        }, "status");
        // Time alone makes a ready pod available (minReadySeconds).
        foreach (var at in facts.Select(pod => Availability.AvailableAt(pod, fact.MinReadySeconds)).OfType<DateTimeOffset>().Where(at => at > Context.Now))
            Queue.AddAt(key, at);
    }
}
