using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>What an update may not change (apiserver, pkg/registry/rest/update.go and the kinds' strategies).</summary>
internal static class ObjectUpdate
{
    private static readonly string[] SystemFields =
        ["name", "namespace", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "resourceVersion", "uid", "generateName"];

    public static void Prepare(ResourceType type, JsonObject old, JsonObject changed, string? subresource)
    {
        CheckIdentity(type, old, changed);
        var (from, to) = (old.Map("metadata")!, changed.Ensure("metadata"));
        foreach (var field in SystemFields)
            Keep(field, from, to);
        to.Remove("managedFields");
        changed["kind"] = type.Kind;
        changed["apiVersion"] = type.ApiVersion;
        if (subresource == "status")
        {
            foreach (var field in old.Select(one => one.Key).Concat(changed.Select(one => one.Key)).Distinct().ToArray())
            {
                if (field is not ("metadata" or "status"))
                    Keep(field, old, changed);
            }
        }
        else if (type.HasStatus)
        {
            Keep("status", old, changed);
        }

        RefuseNewFinalizers(type, old, changed);
    }

    /// <summary>Counts a change of what the object asks for; metadata and status do not count.</summary>
    public static void BumpGeneration(ResourceType type, JsonObject old, JsonObject changed)
    {
        if (!type.HasGeneration || SameWish(old, changed))
            return;
        changed.Ensure("metadata")["generation"] = (old.Number("metadata", "generation") ?? 0) + 1;
    }

    private static bool SameWish(JsonObject old, JsonObject changed) =>
        old.Select(field => field.Key).Concat(changed.Select(field => field.Key)).Distinct()
            .Where(key => key is not ("metadata" or "status" or "kind" or "apiVersion"))
            .All(key => JsonNode.DeepEquals(old[key], changed[key]));

    private static void CheckIdentity(ResourceType type, JsonObject old, JsonObject changed)
    {
        var name = old.Text("metadata", "name")!;
        if (changed.Text("metadata", "name") is { } newName && newName != name)
            throw ApiErrors.BadRequest($"the name of the object ({newName}) does not match the name on the URL ({name})");
        if (changed.Text("metadata", "namespace") is { } ns && old.Text("metadata", "namespace") is { } oldNs && ns != oldNs)
            throw ApiErrors.BadRequest($"the namespace of the object ({ns}) does not match the namespace on the request ({oldNs})");
        if (changed.Text("metadata", "uid") is { Length: > 0 } uid && uid != old.Text("metadata", "uid"))
            throw ApiErrors.Conflict(type, name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {old.Text("metadata", "uid")}");
        if (changed.Text("metadata", "resourceVersion") is { Length: > 0 } version && version != old.Text("metadata", "resourceVersion"))
            throw ApiErrors.Modified(type, name);
    }

    /// <summary>An object that is being deleted takes no new finalizers (ValidateObjectMetaAccessorUpdate).</summary>
    private static void RefuseNewFinalizers(ResourceType type, JsonObject old, JsonObject changed)
    {
        if (old.Text("metadata", "deletionTimestamp") is null)
            return;
        var before = old.Items("metadata", "finalizers")?.Select(one => one.Text()).ToHashSet() ?? [];
        var added = changed.Items("metadata", "finalizers")?.Select(one => one.Text()!).Where(one => !before.Contains(one)).ToArray() ?? [];
        if (added.Length > 0)
        {
            throw ApiErrors.Invalid(type, old.Text("metadata", "name")!, FieldCause.Forbidden(
                "metadata.finalizers", $"no new finalizers can be added if the object is being deleted, found new finalizers [{string.Join(' ', added)}]"));
        }
    }

    private static void Keep(string field, JsonObject from, JsonObject to)
    {
        if (from[field] is { } value)
            to[field] = value.DeepClone();
        else
            to.Remove(field);
    }
}
