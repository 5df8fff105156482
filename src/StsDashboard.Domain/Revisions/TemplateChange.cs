using System.Text.Json;

namespace StsDashboard.Domain.Revisions;

/// <summary>One thing in which two revisions' pod templates differ, fit to be shown: what looks like a secret is covered.</summary>
/// <param name="Subject">Whose it is: <c>container postgres</c>, <c>volume data</c>, <c>pod</c>.</param>
/// <param name="What">What of it: <c>image</c>, <c>memory limit</c>, <c>environment variable TZ</c>; empty when it is the whole.</param>
/// <param name="Path">Where that stands in the StatefulSet, as a JSONPath.</param>
/// <param name="Before">As written in the older template; undefined when it was added.</param>
/// <param name="After">As written in the newer template; undefined when it was removed.</param>
/// <param name="Hidden">Part of it is covered. Covered values that differ are still told apart.</param>
public sealed record TemplateChange(
    TemplateChangeKind Kind, string Subject, string What, string Path, JsonElement Before, JsonElement After, bool Hidden);
