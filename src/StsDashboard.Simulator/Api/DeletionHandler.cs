using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Deletes one object, or a selection of them.</summary>
internal sealed class DeletionHandler(ObjectStore store)
{
    public async Task DeleteAsync(HttpContext context, ResourceRequest request)
    {
        var options = await ReadOptionsAsync(context);
        var before = store.Find(request.Type, request.Namespace, request.Name!) ?? throw ApiErrors.NotFound(request.Type, request.Name!);
        var marked = store.Delete(request.Type, request.Namespace, request.Name!, options);
        await JsonAnswer.WriteAsync(context, marked ?? Success(request.Type, before), marked is null ? 200 : 202);
    }

    public async Task DeleteCollectionAsync(HttpContext context, ResourceRequest request)
    {
        var options = await ReadOptionsAsync(context);
        var selection = Selection.Of(context.Request, request);
        foreach (var stored in store.Snapshot(request.Type).Objects.Where(selection.Contains))
        {
            try
            {
                store.Delete(request.Type, stored.Namespace, stored.Name, options);
            }
            catch (ApiException gone) when (gone.Code == 404)
            {
                // Someone else was quicker; it is deleted, which is what was asked for.
            }
        }

        await JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["kind"] = request.Type.Kind + "List",
            ["apiVersion"] = request.Type.ApiVersion,
            ["metadata"] = new JsonObject { ["resourceVersion"] = store.Version.ToString() },
            ["items"] = new JsonArray(),
        });
    }

    /// <summary>Options come in the body, or in the query when there is none.</summary>
    public static DeleteOptions Read(JsonObject? body, IQueryCollection query) => new()
    {
        GracePeriodSeconds = body.Number("gracePeriodSeconds") ?? (long.TryParse(query["gracePeriodSeconds"], out var grace) ? grace : null),
        Propagation = Propagation(body, body.Text("propagationPolicy") ?? query["propagationPolicy"].ToString()),
        Uid = body.Text("preconditions", "uid"),
        ResourceVersion = body.Text("preconditions", "resourceVersion"),
        DryRun = query["dryRun"] == "All" || body.Items("dryRun")?.Any(one => one.Text() == "All") == true,
    };

    private static async Task<DeleteOptions> ReadOptionsAsync(HttpContext context) =>
        Read(await RequestBody.ReadAsync(context) as JsonObject, context.Request.Query);

    private static PropagationPolicy? Propagation(JsonObject? body, string text) => text switch
    {
        // orphanDependents is the deprecated form, which some clients still send.
        "" => body.Flag("orphanDependents") switch { true => PropagationPolicy.Orphan, false => PropagationPolicy.Background, null => null },
        _ => Enum.TryParse<PropagationPolicy>(text, out var policy) ? policy : throw new ApiException(422, "Invalid",
            $"DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"{text}\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\""),
    };

    private static JsonObject Success(ResourceType type, StoredObject gone)
    {
        var details = new JsonObject { ["name"] = gone.Name };
        if (type.Group.Length > 0)
            details["group"] = type.Group;
        details["kind"] = type.Plural;
        details["uid"] = gone.Uid;
        return new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = new JsonObject(), ["status"] = "Success", ["details"] = details };
    }
}
