using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Api.Patching;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Objects.Selection;

namespace StsDashboard.Simulator.Api;

/// <summary>The <c>scale</c> subresource: an <c>autoscaling/v1</c> Scale as a view of the set (pkg/registry/apps/statefulset/storage).</summary>
internal sealed class ScaleHandler(ObjectStore store)
{
    public async Task AnswerAsync(HttpContext context, ResourceRequest request)
    {
        var scaled = context.Request.Method switch
        {
            "GET" => store.Get(request.Type, request.Namespace, request.Name!) ?? throw ApiErrors.NotFound(request.Type, request.Name!),
            "PUT" => await ChangeAsync(context, request, isPatch: false),
            "PATCH" => await ChangeAsync(context, request, isPatch: true),
            _ => throw new ApiException(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", []),
        };
        await JsonAnswer.WriteAsync(context, ScaleOf(scaled));
    }

    private async Task<JsonObject> ChangeAsync(HttpContext context, ResourceRequest request, bool isPatch)
    {
        var mediaType = RequestBody.MediaType(context.Request);
        var body = await RequestBody.ReadAsync(context) ?? throw ApiErrors.BadRequest("the body of the request was empty");
        var patch = isPatch ? ObjectPatch.Read(mediaType, body) : null;
        return store.Update(request.Type, request.Namespace, request.Name!, owner =>
        {
            var scale = patch?.Apply(ScaleOf(owner)) ?? (JsonObject)body;
            if (scale.Text("metadata", "resourceVersion") is { Length: > 0 } version)
                owner.Ensure("metadata")["resourceVersion"] = version;
            owner.Ensure("spec")["replicas"] = scale.Number("spec", "replicas") ?? 0;
            return owner;
        }, dryRun: RequestFields.IsDryRun(context.Request));
    }

    private static JsonObject ScaleOf(JsonObject owner)
    {
        var metadata = new JsonObject();
        foreach (var field in (string[])["name", "namespace", "uid", "resourceVersion", "creationTimestamp"])
            metadata[field] = owner["metadata"].At(field)?.DeepClone();
        return new JsonObject
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["replicas"] = owner.Number("spec", "replicas") ?? 0 },
            ["status"] = new JsonObject
            {
                ["replicas"] = owner.Number("status", "replicas") ?? 0,
                ["selector"] = LabelSelector.FromObject(owner.Map("spec", "selector") ?? []).ToString(),
            },
        };
    }
}
