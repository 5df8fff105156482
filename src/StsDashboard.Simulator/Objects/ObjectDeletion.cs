using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>
/// When an object goes and when it is only marked (apiserver, pkg/registry/rest/delete.go and
/// pkg/registry/generic/registry/store.go).
/// </summary>
internal static class ObjectDeletion
{
    public static void CheckPreconditions(ResourceType type, StoredObject stored, DeleteOptions options)
    {
        if (options.Uid is { } uid && uid != stored.Uid)
            throw ApiErrors.Conflict(type, stored.Name, $"the UID in the precondition ({uid}) does not match the UID in record ({stored.Uid}). The object might have been deleted and then recreated");
        var version = stored.Version.ToString();
        if (options.ResourceVersion is { } wanted && wanted != version)
            throw ApiErrors.Conflict(type, stored.Name, $"the ResourceVersion in the precondition ({wanted}) does not match the ResourceVersion in record ({version}). The object might have been modified");
    }

    /// <summary>Sets deletionTimestamp, grace and the propagation's finalizers; asked again, only shortens the grace.</summary>
    public static void Mark(ResourceType type, JsonObject obj, DeleteOptions options, DateTimeOffset now)
    {
        var metadata = obj.Ensure("metadata");
        SetPropagation(metadata, options.Propagation);
        var grace = GraceOf(type, obj, options);
        var marked = metadata.Text("deletionTimestamp") is not null;
        var current = metadata.Number("deletionGracePeriodSeconds") ?? 0;
        if (marked && grace >= current)
            return;
        if (!marked && metadata.Number("generation") is { } generation)
            metadata["generation"] = generation + 1;
        // Shortening counts from the original request (BeforeDelete): its time is the timestamp less the old grace.
        var asked = marked ? DateTimeOffset.Parse(metadata.Text("deletionTimestamp")!).AddSeconds(-current) : now;
        // The namespace controller empties it and then takes spec.finalizers away (pkg/registry/core/namespace/storage).
        if (type == ResourceTypes.Namespaces)
            obj.Ensure("status")["phase"] = "Terminating";
        metadata["deletionTimestamp"] = ObjectStamps.Format(asked.AddSeconds(grace));
        metadata["deletionGracePeriodSeconds"] = grace;
    }

    /// <summary>True when nothing keeps a marked object: no finalizer and no grace left to wait for.</summary>
    public static bool IsFinished(JsonObject obj) =>
        obj.Text("metadata", "deletionTimestamp") is not null
        && obj.Items("metadata", "finalizers") is not { Count: > 0 }
        && !(obj.Text("kind") == ResourceTypes.Namespaces.Kind && obj.Items("spec", "finalizers") is { Count: > 0 })
        && (obj.Number("metadata", "deletionGracePeriodSeconds") ?? 0) == 0;

    /// <summary>Only pods end gracefully; one that no node runs, or that has ended, goes at once (podStrategy.CheckGracefulDelete).</summary>
    private static long GraceOf(ResourceType type, JsonObject obj, DeleteOptions options)
    {
        if (type != ResourceTypes.Pods || string.IsNullOrEmpty(obj.Text("spec", "nodeName")) || obj.Text("status", "phase") is "Succeeded" or "Failed")
            return 0;
        return Math.Max(0, options.GracePeriodSeconds ?? obj.Number("spec", "terminationGracePeriodSeconds") ?? 30);
    }

    private static void SetPropagation(JsonObject metadata, PropagationPolicy? policy)
    {
        if (policy is null)
            return;
        var kept = metadata.Items("finalizers")?.Select(one => one.Text()!).Where(one => one is not ("orphan" or "foregroundDeletion")).ToList() ?? [];
        if (policy == PropagationPolicy.Orphan)
            kept.Add("orphan");
        else if (policy == PropagationPolicy.Foreground)
            kept.Add("foregroundDeletion");
        if (kept.Count > 0)
            metadata["finalizers"] = new JsonArray([.. kept.Select(one => (JsonNode)one)]);
        else
            metadata.Remove("finalizers");
    }
}
