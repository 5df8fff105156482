using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Live;

/// <summary>
/// What one reader is sent: the first frame whole, then what differs between the frame sent last and the newest. Frames
/// the reader was too slow for are thereby covered and never queued.
/// </summary>
public sealed class FrameStream(FrameRequest request)
{
    private readonly HashSet<string> _namespaces = [.. request.Namespaces ?? []];
    private Frame? _seen;

    /// <summary>The version this reader was sent last: a later frame that held nothing for it was not sent.</summary>
    private long _version;

    private bool WantsAll => _namespaces.Count == 0 && string.IsNullOrEmpty(request.Set);

    /// <summary>The next message; null when the frame holds nothing new for this reader.</summary>
    public FrameMessage? Next(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var before = _seen;
        _seen = frame;
        var message = before is null ? Whole(frame)
            : WantsAll && before.Version == _version ? FrameChange.Between(before, frame).ForAll()
            : FrameChange.Between(before, frame).For(_version, IsWanted);
        _version = message?.Version ?? _version;
        return message;
    }

    private FrameMessage Whole(Frame frame) => FrameMessage.Of(FrameMessage.Full, frame) with
    {
        Items = [.. frame.Sets.Values.Where(IsWanted).Select(set => set.ToSummary())],
    };

    private bool IsWanted(SetInspection inspection)
    {
        var key = inspection.Key;
        return (_namespaces.Count == 0 || _namespaces.Contains(key.Namespace))
            && (string.IsNullOrEmpty(request.Set) || request.Set == key.Name || request.Set == key.ToString());
    }
}
