namespace StsDashboard.Web.Api.Contracts;

/// <summary>One row of the sets list.</summary>
public sealed record SetSummary : SetDescription<SlotSummary>
{
    /// <summary>How many findings of each severity.</summary>
    public FindingCounts Findings { get; init; } = new(0, 0, 0);
}
