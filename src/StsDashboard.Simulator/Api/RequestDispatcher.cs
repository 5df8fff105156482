using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Api.Discovery;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Takes a request to what answers it, and words every refusal as a Status.</summary>
internal sealed class RequestDispatcher(ObjectStore store, ApiServerOptions options, ApiFaults faults, AccessRules rules, CancellationToken stopping)
{
    private readonly ListHandler _lists = new(store, options, faults);
    private readonly WatchHandler _watches = new(store, options, faults, stopping);
    private readonly ObjectHandler _objects = new(store, options.Time);
    private readonly SubresourceHandler _subresources = new(store);
    private readonly DeletionHandler _deletions = new(store);
    private readonly DiscoveryHandler _discovery = new(options);
    private readonly AccessReviewHandler _reviews = new(faults, rules, options);

    public int OpenWatches => _watches.Open;

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await DispatchAsync(context);
        }
        catch (ApiException refusal) when (!context.Response.HasStarted)
        {
            if (refusal.RetryAfterSeconds is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString();
            await JsonAnswer.WriteAsync(context, refusal.ToStatus(), refusal.Code);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or InvalidCastException && !context.Response.HasStarted)
        {
            // What a client sent does not fit what it is about: a wrongly typed field, for example.
            await JsonAnswer.WriteAsync(context, ApiErrors.BadRequest(broken.Message).ToStatus(), 400);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            // The client left, or the server stops: nobody is there to answer.
            context.Abort();
        }
        catch (Exception broken) when (!context.Response.HasStarted)
        {
            var status = new ApiException(500, "InternalError", $"Internal error occurred: {broken.GetType().Name}: {broken.Message}").ToStatus();
            await JsonAnswer.WriteAsync(context, status, 500);
        }
    }

    private Task DispatchAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path == "/readyz" || path == "/livez" || path == "/healthz")
            return JsonAnswer.WriteTextAsync(context, "ok");
        if (faults.Unavailable is { } wait)
            throw ApiErrors.Failure(503, wait);
        if (_discovery.TryAnswer(context) is { } discovery)
            return discovery;
        if (_reviews.TryAnswer(context) is { } review)
            return review;
        return ResourceRequest.Parse(path) is { } request
            ? AnswerAsync(context, request)
            : throw new ApiException(404, "NotFound", "the server could not find the requested resource", []);
    }

    private Task AnswerAsync(HttpContext context, ResourceRequest request)
    {
        if (faults.FailureOf(request.Type.Plural) is { } failure)
            throw failure;
        Authorize(context.Request, request);
        return (context.Request.Method, request) switch
        {
            ("GET", { Name: null }) when ResourceRequest.IsWatch(context.Request) => _watches.WatchAsync(context, request),
            ("GET", { Name: null }) => _lists.ListAsync(context, request),
            ("GET", { Subresource: null or "status" }) => _objects.GetAsync(context, request),
            ("POST", { Name: null }) => _objects.CreateAsync(context, request),
            ("PUT", { Name: not null, Subresource: null or "status" or "finalize" }) => _objects.ReplaceAsync(context, request),
            ("PATCH", { Name: not null, Subresource: null or "status" }) => _objects.PatchAsync(context, request),
            ("DELETE", { Name: null }) => _deletions.DeleteCollectionAsync(context, request),
            ("DELETE", { Subresource: null }) => _deletions.DeleteAsync(context, request),
            (_, { Subresource: not null }) => _subresources.AnswerAsync(context, request),
            _ => throw new ApiException(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", []),
        };
    }

    private void Authorize(HttpRequest http, ResourceRequest request)
    {
        if (!faults.IsForbidden(request.Type.Plural, request.Namespace))
            return;
        var resource = request.Subresource is null ? request.Type.Plural : $"{request.Type.Plural}/{request.Subresource}";
        var scope = request.Namespace is null ? "at the cluster scope" : $"in the namespace \"{request.Namespace}\"";
        throw ApiErrors.Forbidden(request.Type, request.Name ?? "",
            $"User \"{options.User}\" cannot {request.Verb(http)} resource \"{resource}\" in API group \"{request.Type.Group}\" {scope}");
    }
}
