using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Answers for the subresources that are not simply a part of the object.</summary>
internal sealed class SubresourceHandler(ObjectStore store)
{
    private readonly ScaleHandler _scale = new(store);
    private readonly EvictionHandler _eviction = new(store);

    public Task AnswerAsync(HttpContext context, ResourceRequest request) => (context.Request.Method, request.Subresource) switch
    {
        (_, "scale") when request.Type.HasScale => _scale.AnswerAsync(context, request),
        ("POST", "eviction") when request.Type == ResourceTypes.Pods => _eviction.EvictAsync(context, request),
        ("GET", "log") when request.Type == ResourceTypes.Pods => LogAsync(context, request),
        _ => throw new ApiException(404, "NotFound", "the server could not find the requested resource", []),
    };

    private Task LogAsync(HttpContext context, ResourceRequest request)
    {
        var pod = store.Get(ResourceTypes.Pods, request.Namespace, request.Name!) ?? throw ApiErrors.NotFound(ResourceTypes.Pods, request.Name!);
        if (pod.Text("status", "phase") != "Running")
        {
            var container = pod.Items("spec", "containers")?.FirstOrDefault().Text("name");
            throw ApiErrors.BadRequest($"container \"{container}\" in pod \"{request.Name}\" is waiting to start: ContainerCreating");
        }

        return JsonAnswer.WriteTextAsync(context, "This pod is simulated: nothing runs in it, so there is nothing in its log.\n");
    }
}
