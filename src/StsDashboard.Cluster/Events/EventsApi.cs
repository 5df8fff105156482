using System.Text.Json;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Watching;
using StsDashboard.Cluster.Watching.Mapping;
using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Events;

/// <summary>
/// Reads events once, page by page. Events are in no watch cache of the API server: each question reads the whole
/// namespace's in etcd and filters it there (pkg/kubeapiserver/default_storage_factory_builder.go,
/// <c>DefaultWatchCacheSizes</c>), so every question here is bounded.
/// </summary>
internal sealed class EventsApi(KubernetesApi api, TimeProvider time)
{
    private const int PageSize = 500;

    /// <summary>A namespace full of events is not read to its end. Pages come in the order of names, not of time.</summary>
    private const int MostPages = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The events that a field selector finds and that are meant, newest first.</summary>
    /// <param name="namespace">Where; empty for the whole cluster.</param>
    /// <param name="selector">Such as <c>involvedObject.uid=…</c>.</param>
    /// <param name="isMeant">Those it turns down are not even held.</param>
    /// <param name="most">How many to give at most.</param>
    /// <returns>The events, and whether they are all there are.</returns>
    /// <exception cref="ApiException">The API server refused.</exception>
    /// <exception cref="TimeoutException">It was too slow.</exception>
    public async Task<(List<EventFact> Events, bool Complete)> ReadAsync(
        string @namespace, string selector, Func<EventFact, bool> isMeant, int most, CancellationToken cancellationToken)
    {
        using var silence = new SilenceLimit(time, cancellationToken);
        return await silence.WithinAsync(Patience, token => ReadPagesAsync(@namespace, selector, isMeant, most, token));
    }

    /// <summary>Asks for as little as can be asked for: whether events may be read there.</summary>
    public async Task ProbeAsync(string @namespace, CancellationToken cancellationToken)
    {
        using var silence = new SilenceLimit(time, cancellationToken);
        await silence.WithinAsync(Patience, token => ReadPageAsync($"{PathIn(@namespace)}?limit=1", token));
    }

    private async Task<(List<EventFact> Events, bool Complete)> ReadPagesAsync(
        string @namespace, string selector, Func<EventFact, bool> isMeant, int most, CancellationToken cancellationToken)
    {
        var found = new List<EventFact>();
        var complete = true;
        var query = $"{PathIn(@namespace)}?limit={PageSize}&fieldSelector={Uri.EscapeDataString(selector)}";
        string? next = null;
        for (var page = 0; page == 0 || !string.IsNullOrEmpty(next); page++)
        {
            if (page == MostPages)
            {
                complete = false;
                break;
            }
            ListWire<EventWire> list;
            try
            {
                list = await ReadPageAsync(next is null ? query : $"{query}&continue={Uri.EscapeDataString(next)}", cancellationToken);
            }
            catch (ApiException e) when (e.IsExpired && next is not null)
            {
                // What was read already is true, and as good as any other part of so much.
                complete = false;
                break;
            }
            next = list.Metadata.Continue;
            found.AddRange((list.Items ?? []).Select(EventMapping.ToFact).OfType<EventFact>().Where(isMeant));
            if (found.Count > 2 * Math.Max(most, PageSize))
            {
                found = Newest(found, most);
                complete = false;
            }
        }
        return (Newest(found, most), complete && found.Count <= most);
    }

    private static List<EventFact> Newest(List<EventFact> events, int most) => [.. events.OrderByDescending(told => told.LastAt).Take(most)];

    private async Task<ListWire<EventWire>> ReadPageAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        using var response = await api.OpenAsync(pathAndQuery, time, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(body, WireContext.Default.ListWireEventWire, cancellationToken)
            ?? throw new JsonException("A list was expected.");
    }

    private static string PathIn(string @namespace) => @namespace.Length == 0 ? "api/v1/events" : $"api/v1/namespaces/{Uri.EscapeDataString(@namespace)}/events";
}
