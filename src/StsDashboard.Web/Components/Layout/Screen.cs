namespace StsDashboard.Web.Components.Layout;

/// <summary>One entry of the rail.</summary>
/// <param name="Href">Relative to the page's base address.</param>
/// <param name="Match">The beginnings of addresses, without the leading slash, at which it is the current one.</param>
public sealed record Screen(string Title, string Href, string Icon, IReadOnlyList<string> Match);
