namespace StsDashboard.Web.Api.Contracts;

/// <summary>One line of the governing Service's checklist.</summary>
/// <param name="Ok">Null when it cannot be told.</param>
public sealed record CheckView(string Id, bool? Ok, string Text);
