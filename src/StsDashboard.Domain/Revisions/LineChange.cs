namespace StsDashboard.Domain.Revisions;

/// <summary>A line of a text that changed.</summary>
/// <param name="Kind">Null when the line is in both texts.</param>
public sealed record LineChange(TemplateChangeKind? Kind, string Text);
