using Microsoft.AspNetCore.Components;

namespace StsDashboard.Web.Components.Sets;

/// <summary>
/// The parts of a set's row that are the same whoever looks. The name is apart from what changes: a reader's focus stays on
/// its link.
/// </summary>
public sealed record RowDrawing(MarkupString Verdict, MarkupString Name, MarkupString Why, MarkupString Cells);
