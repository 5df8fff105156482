using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Api.Patching;
using StsDashboard.Simulator.Api.Rendering;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Reads and writes single objects.</summary>
internal sealed class ObjectHandler(ObjectStore store, TimeProvider time)
{
    public async Task GetAsync(HttpContext context, ResourceRequest request)
    {
        var stored = store.Find(request.Type, request.Namespace, request.Name!) ?? throw ApiErrors.NotFound(request.Type, request.Name!);
        context.Response.ContentType = JsonAnswer.Json;
        ObjectRenderer.For(context.Request, request.Type, time).WriteSingle(context.Response.BodyWriter, stored);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public async Task CreateAsync(HttpContext context, ResourceRequest request)
    {
        var body = await RequestBody.ReadObjectAsync(context);
        await JsonAnswer.WriteAsync(context, Create(context, request, body), 201);
    }

    public async Task ReplaceAsync(HttpContext context, ResourceRequest request)
    {
        var body = await RequestBody.ReadObjectAsync(context);
        CheckKind(request.Type, body);
        RequestFields.DropNulls(body);
        var replaced = store.Update(request.Type, request.Namespace, request.Name!, _ => body, request.Subresource, RequestFields.IsDryRun(context.Request));
        await JsonAnswer.WriteAsync(context, replaced);
    }

    public async Task PatchAsync(HttpContext context, ResourceRequest request)
    {
        var mediaType = RequestBody.MediaType(context.Request);
        var body = await RequestBody.ReadAsync(context) ?? throw ApiErrors.BadRequest("the patch is empty");
        var patch = ObjectPatch.Read(mediaType, body);
        if (patch.Creates && store.Find(request.Type, request.Namespace, request.Name!) is null)
        {
            await JsonAnswer.WriteAsync(context, Create(context, request, (JsonObject)body), 201);
            return;
        }

        var patched = store.Update(request.Type, request.Namespace, request.Name!, current =>
        {
            var result = patch.Apply(current);
            RequestFields.DropNulls(result);
            return result;
        }, request.Subresource, RequestFields.IsDryRun(context.Request));
        await JsonAnswer.WriteAsync(context, patched);
    }

    private JsonObject Create(HttpContext context, ResourceRequest request, JsonObject body)
    {
        CheckKind(request.Type, body);
        RequestFields.DropNulls(body);
        var metadata = body.Ensure("metadata");
        if (request.Namespace is { } ns)
        {
            if (metadata.Text("namespace") is { Length: > 0 } named && named != ns)
                throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
            metadata["namespace"] = ns;
        }

        if (metadata.Text("resourceVersion") is { Length: > 0 })
            throw ApiErrors.BadRequest("resourceVersion should not be set on objects to be created");
        return store.Create(request.Type, body, RequestFields.IsDryRun(context.Request));
    }

    private static void CheckKind(ResourceType type, JsonObject body)
    {
        var (kind, version) = (body.Text("kind") ?? type.Kind, body.Text("apiVersion") ?? type.ApiVersion);
        if (kind != type.Kind || version != type.ApiVersion)
            throw ApiErrors.BadRequest($"the object provided is unrecognized (must be of type {type.Kind}): {version}, Kind={kind}");
    }
}
