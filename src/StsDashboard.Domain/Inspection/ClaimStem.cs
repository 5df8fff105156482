using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>A claim's name without its ordinal: <c>&lt;template&gt;-&lt;set&gt;</c>, where the one ends and the other begins unknown.</summary>
internal readonly record struct ClaimStem(string Text, int Ordinal)
{
    /// <summary>Null when the name does not end in an ordinal as the controller writes them.</summary>
    public static ClaimStem? Of(string claim)
    {
        var dash = claim.LastIndexOf('-');
        return dash > 0 && PodIdentity.ParseOrdinal(claim.AsSpan(dash + 1)) is { } ordinal ? new ClaimStem(claim[..dash], ordinal) : null;
    }
}
