namespace StsDashboard.Domain.Inspection;

/// <summary>One line of the governing Service's checklist.</summary>
/// <param name="Id">The rule it belongs to, such as <c>NET003</c>.</param>
/// <param name="Ok">Null when it cannot be told (no permission, or not asked).</param>
public sealed record ServiceCheck(string Id, bool? Ok, string Text);
