using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>How many of the servers asked for a name agree.</summary>
/// <param name="Affected">Those that give the result the name has, in the order in which they were asked; empty when none was.</param>
/// <param name="Right">How many give what they should.</param>
/// <param name="All">How many were asked.</param>
public sealed record ServerTally(ValueList<string> Affected, int Right, int All)
{
    public static ServerTally None { get; } = new([], 0, 0);
}
