using System.Text.Json;
using StsDashboard.Domain.Revisions;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One thing in which two revisions differ.</summary>
/// <param name="Subject">Whose it is: <c>container postgres</c>, <c>volume data</c>, <c>pod</c>.</param>
/// <param name="What">What of it; empty when it is the whole.</param>
/// <param name="Path">Where it stands in the StatefulSet, as a JSONPath.</param>
/// <param name="Before">As written; null when it was added.</param>
/// <param name="After">As written; null when it was removed.</param>
/// <param name="Hidden">Part of it looks like a secret and is covered; what differs is covered differently.</param>
public sealed record RevisionChangeView(
    TemplateChangeKind Kind, string Subject, string What, string Path, JsonElement? Before, JsonElement? After, bool Hidden);
