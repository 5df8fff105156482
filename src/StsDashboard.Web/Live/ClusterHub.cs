using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Metrics;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Live;

/// <summary>The live interface for programs: two streams, nothing else. It writes nothing and keeps nothing.</summary>
public sealed class ClusterHub(IFrames frames, ViewerCount viewers, LimitOptions limits) : Hub
{
    public const string Path = "/hubs/cluster";

    /// <summary>The sets asked for, whole and then as they change, until the reader goes.</summary>
    public async IAsyncEnumerable<SharedMessage> Frames(FrameRequest? request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var open = Open();
        var stream = new FrameStream(request ?? new FrameRequest());
        await foreach (var frame in frames.Follow(cancellationToken))
        {
            if (stream.Next(frame) is { } message)
            {
                yield return new(message);
            }
        }
    }

    /// <summary>One set, on each change; null while there is no such set.</summary>
    public async IAsyncEnumerable<SetDetail?> Set(string @namespace, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var open = Open();
        var key = new ObjectKey(@namespace, name);
        var isFirst = true;
        SetInspection? sent = null;
        await foreach (var frame in frames.Follow(cancellationToken))
        {
            var set = frame.Sets.GetValueOrDefault(key);
            if (isFirst || !ReferenceEquals(set, sent))
            {
                isFirst = false;
                sent = set;
                yield return set?.ToDetail();
            }
        }
    }

    private IDisposable Open() => viewers.OpenStream(limits.Streams, Context.User?.Identity?.Name, LimitOptions.ShareOf(limits.Streams))
        ?? throw new HubException($"{limits.Streams} streams are read, or {LimitOptions.ShareOf(limits.Streams)} by you, and no more are served: come again in half a minute.");
}
