using System.Text;
using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.StatefulSets;

/// <summary>
/// A set's ControllerRevisions: one for each template it has had, named after the template's hash
/// (<c>getStatefulSetRevisions</c> and <c>truncateHistory</c>, pkg/controller/statefulset/stateful_set_control.go;
/// pkg/controller/history/controller_history.go).
/// </summary>
internal sealed class RevisionHistory(ControllerContext context)
{
    private static readonly ResourceType Type = ResourceTypes.ControllerRevisions;

    /// <summary>Establishes the current and the update revision; makes a new one, or gives an equal older one the newest number.</summary>
    public SetRevisions Establish(JsonObject set)
    {
        var revisions = Adopted(set);
        var data = DataOf(set);
        var next = revisions.Count == 0 ? 1 : Number(revisions[^1]) + 1;
        var equal = revisions.FindLast(revision => JsonNode.DeepEquals(revision["data"], data));
        var update = equal is null ? Create(set, data, next)
            : equal == revisions[^1] ? equal
            : Renumber(equal, next);
        var current = revisions.Find(revision => Name(revision) == set.Text("status", "currentRevision"));
        return new SetRevisions(current is null || Name(current) == Name(update) ? update : current, update);
    }

    /// <summary>Deletes the oldest revisions that nothing uses, beyond <c>revisionHistoryLimit</c>.</summary>
    public void Truncate(JsonObject set, SetRevisions live, IEnumerable<JsonObject> pods)
    {
        var used = pods.Select(SetFacts.RevisionOf).Append(Name(live.Current)).Append(Name(live.Update)).ToHashSet();
        var unused = Owned(set).Where(revision => !used.Contains(Name(revision))).OrderBy(Number).ToList();
        var limit = (int)(set.Number("spec", "revisionHistoryLimit") ?? 10);
        foreach (var revision in unused.Take(Math.Max(0, unused.Count - limit)))
            context.Store.Delete(Type, set.Text("metadata", "namespace"), Name(revision), DeleteOptions.Now);
    }

    public static string Name(JsonObject revision) => revision.Text("metadata", "name")!;

    /// <summary>The pod template that a revision keeps.</summary>
    public static JsonObject TemplateOf(JsonObject revision)
    {
        var template = (JsonObject)revision.Map("data", "spec", "template")!.DeepClone();
        template.Remove("$patch");
        return template;
    }

    private static long Number(JsonObject revision) => revision.Number("revision") ?? 0;

    /// <summary>The set's own revisions and those without an owner that its selector matches, oldest first.</summary>
    private List<JsonObject> Adopted(JsonObject set)
    {
        var selector = Selectors.Read(set.Map("spec", "selector"));
        var orphans = context.View.In(Type, set.Text("metadata", "namespace")!)
            .Where(revision => Owners.ControllerOf(revision) is null && selector?.Matches(Labels.Of(revision)) == true)
            .Select(revision => Adopt(revision, set))
            .ToList();
        return [.. Owned(set).Concat(orphans).OrderBy(Number)];
    }

    private IEnumerable<JsonObject> Owned(JsonObject set) =>
        context.View.In(Type, set.Text("metadata", "namespace")!).Where(revision => Owners.ControllerOf(revision)?.Uid == set.Text("metadata", "uid"));

    private JsonObject Adopt(JsonObject revision, JsonObject set) => Change(revision, changed => Owners.Add(changed, set));

    private JsonObject Renumber(JsonObject revision, long number) => Change(revision, changed => changed["revision"] = number);

    private JsonObject Change(JsonObject revision, Action<JsonObject> change) =>
        context.Store.Update(Type, revision.Text("metadata", "namespace"), Name(revision), changed =>
        {
            change(changed);
            return changed;
        });

    /// <summary>The first revision of a set, not stored yet.</summary>
    public static JsonObject First(JsonObject set) => Make(set, DataOf(set), 1);

    private JsonObject Create(JsonObject set, JsonObject data, long number) => context.Store.Create(Type, Make(set, data, number));

    private static JsonObject Make(JsonObject set, JsonObject data, long number)
    {
        var hash = Hash(data.ToJsonString());
        var labels = new JsonObject(set.Map("spec", "template", "metadata", "labels")?.Select(label => KeyValuePair.Create(label.Key, label.Value?.DeepClone())) ?? [])
        {
            ["controller.kubernetes.io/hash"] = hash,
        };
        var metadata = new JsonObject
        {
            ["name"] = $"{set.Text("metadata", "name")}-{hash}",
            ["namespace"] = set.Text("metadata", "namespace"),
            ["labels"] = labels,
            ["ownerReferences"] = new JsonArray(Owners.Reference(set)),
        };
        if (set.Map("metadata", "annotations") is { } annotations)
            metadata["annotations"] = annotations.DeepClone();
        return new JsonObject
        {
            ["metadata"] = metadata,
            ["data"] = data,
            ["revision"] = number,
        };
    }

    private static JsonObject DataOf(JsonObject set)
    {
        var template = new JsonObject { ["$patch"] = "replace" };
        foreach (var (field, value) in set.Map("spec", "template") ?? [])
            template[field] = value?.DeepClone();
        return new JsonObject { ["spec"] = new JsonObject { ["template"] = template } };
    }

    /// <summary>FNV-1 of the data, in decimal, spelled in letters that make no words (<c>rand.SafeEncodeString</c>).</summary>
    private static string Hash(string data)
    {
        const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
        var hash = 2166136261u;
        foreach (var one in Encoding.UTF8.GetBytes(data))
            hash = (hash * 16777619u) ^ one;
        return string.Concat(hash.ToString().Select(digit => Alphabet[digit % Alphabet.Length]));
    }
}
