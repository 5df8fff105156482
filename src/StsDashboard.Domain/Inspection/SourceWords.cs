using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Why something cannot be told, in the words the screens use for it.</summary>
internal static class SourceWords
{
    /// <summary>Null when the kind is known in that namespace.</summary>
    public static string? WhyUnknown(ClusterSnapshot snapshot, SourceKind kind, string @namespace = "")
    {
        if (snapshot.Knows(kind, @namespace))
        {
            return null;
        }
        return snapshot.SourceOf(kind, @namespace)?.State switch
        {
            SourceState.Forbidden => "no permission",
            SourceState.Failed => "cannot be read",
            SourceState.Syncing => "not read yet",
            _ => "not watched",
        };
    }

    /// <summary>Why nobody can say which names should exist; null when it is known.</summary>
    public static string? WhyNotAsked(ClusterSnapshot snapshot, string @namespace) =>
        WhyUnknown(snapshot, SourceKind.Services, @namespace) is { } services ? $"Not asked: Services are unknown ({services})."
        : WhyUnknown(snapshot, SourceKind.EndpointSlices, @namespace) is { } slices ? $"Not asked: EndpointSlices are unknown ({slices})."
        : null;
}
