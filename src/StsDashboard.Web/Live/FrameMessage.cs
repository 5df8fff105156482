using System.Text.Json.Serialization;
using StsDashboard.Web.Api;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Live;

/// <summary>
/// One item of the frame stream. The first is <c>full</c> and holds every set asked for in <see cref="Items"/>; each
/// later one is a <c>delta</c> against version <see cref="Previous"/>, the one this reader was sent last.
/// </summary>
public sealed record FrameMessage
{
    public const string Full = "full";

    public const string Delta = "delta";

    /// <summary>What every message about a frame says.</summary>
    public static FrameMessage Of(string kind, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new()
        {
            Kind = kind,
            Version = frame.Version,
            AsOf = frame.AsOf,
            Simulated = frame.Simulated,
            Sources = frame.SourceViews(),
        };
    }

    public required string Kind { get; init; }

    public required long Version { get; init; }

    public DateTimeOffset AsOf { get; init; }

    public bool Simulated { get; init; }

    /// <summary>All sources, whether they changed or not.</summary>
    public IReadOnlyList<SourceView> Sources { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SetSummary>? Items { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Previous { get; init; }

    /// <summary>Sets that are new or not as they were, whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SetSummary>? Changed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SetReference>? Removed { get; init; }
}
