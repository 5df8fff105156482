using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Api.Rendering;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Answers list requests, in pages that agree with each other.</summary>
internal sealed class ListHandler
{
    private readonly ObjectStore _store;
    private readonly PageSnapshots _pages;
    private readonly TimeProvider _time;

    public ListHandler(ObjectStore store, ApiServerOptions options, ApiFaults faults)
    {
        _store = store;
        _pages = new PageSnapshots(options);
        _time = options.Time;
        faults.HistoryExpired += _pages.Clear;
    }

    public async Task ListAsync(HttpContext context, ResourceRequest request)
    {
        var selection = Selection.Of(context.Request, request);
        var page = ListPage.Read(context.Request.Query);
        var snapshot = Snapshot(request.Type, page);
        var found = Take(snapshot, selection, page);
        if (found.More)
            _pages.Keep(request.Type, snapshot);
        var renderer = ObjectRenderer.For(context.Request, request.Type, _time);
        await ListWriter.WriteAsync(context, renderer, snapshot.Version, found);
    }

    private ResourceSnapshot Snapshot(ResourceType type, ListPage page)
    {
        var current = _store.Snapshot(type);
        if (page.Continue is { } token)
            return token.Version == 0 ? current : _pages.Find(type, token.Version) ?? throw token.Expired();
        if (page.Version > current.Version)
            throw VersionCheck.TooLarge(page.Version.Value, current.Version);
        if (page.Exact && page.Version != current.Version)
            return _pages.Find(type, page.Version!.Value) ?? throw ApiErrors.TooOld(page.Version.Value, current.Version);
        return current;
    }

    private static ListResult Take(ResourceSnapshot snapshot, Selection selection, ListPage page)
    {
        var objects = snapshot.Objects;
        var start = page.Continue is { } token ? snapshot.IndexAfter(token.Namespace, token.Name)
            : selection.Namespace is { } ns ? snapshot.IndexAfter(ns, "")
            : 0;
        // Objects come by namespace, so a namespace's list ends where the next one's begins.
        var end = selection.Namespace is { } only ? snapshot.IndexAfter(only, "\uffff") : objects.Count;
        var items = new List<StoredObject>(page.Limit is { } most ? Math.Min(most, end - start) : end - start);
        for (var index = start; index < end; index++)
        {
            if (!selection.Contains(objects[index]))
                continue;
            if (page.Limit == items.Count)
            {
                var last = items[^1];
                return new ListResult(items, new ContinueToken(snapshot.Version, last.Namespace ?? "", last.Name), selection.IsWhole ? end - index : null);
            }

            items.Add(objects[index]);
        }

        return new ListResult(items, null, null);
    }
}
