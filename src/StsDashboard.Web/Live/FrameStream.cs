using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Live;

/// <summary>
/// What one reader is sent: the first frame whole, then what differs between the frame sent last and the newest. Frames
/// the reader was too slow for are thereby covered and never queued.
/// </summary>
public sealed class FrameStream(FrameRequest request)
{
    private readonly HashSet<string> _namespaces = [.. request.Namespaces ?? []];
    private Frame? _sent;

    /// <summary>The next message; null when the frame holds nothing new for this reader.</summary>
    public FrameMessage? Next(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var before = _sent;
        if (before is null)
        {
            _sent = frame;
            return Describe(FrameMessage.Full, frame) with
            {
                Items = [.. frame.Sets.Values.Where(IsWanted).Select(set => set.ToSummary())],
            };
        }
        // What did not change is the same instance from frame to frame.
        SetSummary[] changed =
        [
            .. from pair in frame.Sets
               where !ReferenceEquals(before.Sets.GetValueOrDefault(pair.Key), pair.Value) && IsWanted(pair.Value)
               select pair.Value.ToSummary(),
        ];
        SetReference[] removed =
        [
            .. from pair in before.Sets
               where !frame.Sets.ContainsKey(pair.Key) && IsWanted(pair.Value)
               select new SetReference(pair.Key.Namespace, pair.Key.Name),
        ];
        if (changed.Length == 0 && removed.Length == 0 && before.Sources == frame.Sources)
        {
            // The reader is at the version it was sent, so the next delta has to start there.
            _sent = frame with { Version = before.Version };
            return null;
        }
        _sent = frame;
        return Describe(FrameMessage.Delta, frame) with { Previous = before.Version, Changed = changed, Removed = removed };
    }

    private static FrameMessage Describe(string kind, Frame frame) => new()
    {
        Kind = kind,
        Version = frame.Version,
        AsOf = frame.AsOf,
        Simulated = frame.Simulated,
        Sources = frame.SourceViews(),
    };

    private bool IsWanted(SetInspection inspection)
    {
        var key = inspection.Key;
        return (_namespaces.Count == 0 || _namespaces.Contains(key.Namespace))
            && (string.IsNullOrEmpty(request.Set) || request.Set == key.Name || request.Set == key.ToString());
    }
}
