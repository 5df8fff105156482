using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using StsDashboard.Simulator.Api.Rendering;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Writes the events of one watch, as the selection sees them.</summary>
internal sealed class WatchWriter(PipeWriter output, ObjectRenderer renderer, ResourceType type, Selection selection)
{
    private const int FlushBytes = 64 * 1024;

    public async Task WriteStateAsync(ResourceSnapshot snapshot, CancellationToken cancellation)
    {
        foreach (var stored in snapshot.Objects.Where(selection.Contains))
        {
            WriteEvent("ADDED"u8, stored);
            await FlushIfFullAsync(cancellation);
        }
    }

    public async Task WriteChangesAsync(IReadOnlyList<StoreEvent> changes, CancellationToken cancellation)
    {
        foreach (var change in changes)
        {
            WriteChange(change);
            await FlushIfFullAsync(cancellation);
        }
    }

    /// <summary>Everything up to the version has been sent.</summary>
    public void WriteBookmark(long version, bool endsInitialEvents)
    {
        var metadata = new JsonObject { ["resourceVersion"] = version.ToString(), ["creationTimestamp"] = null };
        if (endsInitialEvents)
            metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        var bookmark = new JsonObject { ["kind"] = type.Kind, ["apiVersion"] = type.ApiVersion, ["metadata"] = metadata };
        WriteLine("BOOKMARK"u8, bookmark);
    }

    public void WriteError(ApiException refusal) => WriteLine("ERROR"u8, refusal.ToStatus());

    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (output.UnflushedBytes > 0)
            await output.FlushAsync(cancellation);
    }

    /// <summary>An object that enters or leaves the selection is added or deleted (apiserver, pkg/storage/cacher/cache_watcher.go).</summary>
    private void WriteChange(StoreEvent change)
    {
        var isIn = change.Type != StoreEventType.Deleted && selection.Contains(change.Current);
        var wasIn = change.Previous is { } previous && selection.Contains(previous);
        if (isIn)
            WriteEvent(wasIn ? "MODIFIED"u8 : "ADDED"u8, change.Current);
        else if (wasIn && change.Type == StoreEventType.Deleted)
            WriteEvent("DELETED"u8, change.Current);
        else if (wasIn)
            WriteEvent("DELETED"u8, change.Previous!.WithVersion(type, change.Version));
    }

    private void WriteEvent(ReadOnlySpan<byte> kind, StoredObject stored)
    {
        WriteOpening(kind);
        renderer.WriteSingle(output, stored);
        output.Write("}\n"u8);
    }

    private void WriteLine(ReadOnlySpan<byte> kind, JsonObject obj)
    {
        WriteOpening(kind);
        output.Write(Encoding.UTF8.GetBytes(obj.ToJsonString()));
        output.Write("}\n"u8);
    }

    private void WriteOpening(ReadOnlySpan<byte> kind)
    {
        output.Write("{\"type\":\""u8);
        output.Write(kind);
        output.Write("\",\"object\":"u8);
    }

    private ValueTask<FlushResult> FlushIfFullAsync(CancellationToken cancellation) =>
        output.UnflushedBytes > FlushBytes ? output.FlushAsync(cancellation) : default;
}
